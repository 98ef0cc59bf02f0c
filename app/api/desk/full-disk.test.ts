import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { isPostgres } from '@/db/kit'
import { revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { fillDisk } from '@/db/test-full-disk'
import { content, text } from '@/domain/testing/newsroom'
import { writingRoutes } from './entries/[id]/[act]/writing'
import { POST as postEntry } from './entries/route'
import { desk } from './test-desk'

const putDraft = writingRoutes.draft.PUT

test('while the disk is full each save is refused in a sentence, the text from before stays, and the next one that fits is kept', async () => {
  testDatabase()
  const browser = await desk()
  const made = (words: string) => ({ session: 'a-window', content: content({ title: 'Routes', body: text(words) }) })
  const begun = await browser.asks('POST', postEntry, { body: { kind: 'post', language: 'en', ...made('First.') } })
  const { entryId, ...base } = begun.body.value
  const makeRoom = await fillDisk('revisions', 'sessions')
  const save = { params: { id: String(entryId) }, body: { base, ...made('Longer.') } }
  const disk = isPostgres ? 'the disk of the database is full' : 'the disk is full'
  for (let tries = 0; tries < 2; tries++)
    expect(await browser.asks('PUT', putDraft, save)).toMatchObject({
      status: 507,
      body: { problems: [{ message: `Not saved: ${disk}. Keep this page open and try again.` }] },
    })
  expect((await read().select().from(revisions)).map(({ body }) => body)).toEqual([text('First.')])
  await makeRoom()
  expect((await browser.asks('PUT', putDraft, save)).status).toBe(200)
  expect((await read().select().from(revisions)).map(({ body }) => body)).toEqual([text('Longer.')])
})
