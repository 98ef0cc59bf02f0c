import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { addRedirect } from '@/domain/addresses/redirects'
import { requestErasure } from '@/domain/erasures/erasures'
import { findNamed } from '@/domain/published/named-entry'
import { release } from '@/domain/publishing/releases'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { env } from '@/lib/process/env'
import { handlerOf } from './handlers'
import { runAtMoment } from './moment'

const now = Date.UTC(2026, 10, 26, 9)

beforeEach(() => void testDatabase())

async function asked(path: string) {
  const handler = handlerOf(path)
  const request = new Request(env().siteUrl + path)
  const response = await runAtMoment({ at: now + 9 }, () => handler(request))
  return { status: response.status, body: await response.text() }
}

test('an address of something erased, those that led to it and those below it answer 410, and no page says what it was', async () => {
  const editor = await someone('editor')
  const story = { title: 'Zqtitleq story', slug: 'zqtitleq-story', body: text('Words.') }
  const saved = await post(editor, story, now)
  const { path } = got(await release(editor, saved, now))
  got(await addRedirect(editor, { source: '/old/zqtitleq.html', target: path }, now))
  // Another handler looks for this one.
  got(await addRedirect(editor, { source: '/topics/zqtitleq', target: path }, now))
  const addresses = [path, '/topics/zqtitleq', '/old/zqtitleq.html', `${path}/cite.bib`]
  expect((await asked(path)).status).toBe(200)
  got(await requestErasure(editor, { entryId: saved.entryId, withTranslations: true, mediaIds: [] }, now + 1))
  for (const address of addresses) {
    const { status, body } = await asked(address)
    expect([status, body.includes('Zqtitleq')], address).toEqual([410, false])
  }
  expect((await asked('/2026/11/never-there')).status).toBe(404)
  const program = { kind: 'entry' as const, now: now + 9 }
  expect(await findNamed({ ...program, idOrSlug: String(saved.entryId) })).toMatchObject({ is: 'gone', title: '' })
  expect(await findNamed({ ...program, idOrSlug: '4711' })).toBeUndefined()
})
