import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { createBundle } from '@/domain/publishing/bundles'
import { releaseBundle } from '@/domain/publishing/bundle-release'
import type { Actor } from '@/domain/staff/actor'
import { isPublicAt, newestOf, readyEntry, unlinkedByTwo } from '@/domain/testing/consents'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { revokeConsent } from './consents'
import { unlinkConsent } from './links'
import { textsUnder } from './texts-under'

const start = Date.UTC(2026, 0, 1, 2)
const day = 86_400_000
let writer: Actor
let second: Actor

beforeEach(async () => {
  testDatabase()
  writer = await someone('editor', 'Wai')
  second = await someone('editor', 'Sok')
})

/** A text under consent, set for later in one bundle with two that need none. */
async function bundled() {
  const saved = await readyEntry({ writer, second }, { title: 'Hers' }, start)
  const others = [
    await post(writer, { title: 'The report', body: text('Words.') }, start),
    await post(writer, { title: 'The summary', body: text('Words.') }, start),
  ]
  const entryIds = [saved, ...others].map(({ entryId }) => entryId)
  const { bundleId } = got(await createBundle(writer, { name: 'Together', entryIds }, start))
  const entries = []
  for (const entryId of entryIds) entries.push(await newestOf(entryId))
  got(await releaseBundle(writer, { bundleId, entries, at: start + day }, start))
  return { ...saved, otherIds: others.map(({ entryId }) => entryId) }
}

test('what would be taken off the schedule with its bundle is named before it is done', async () => {
  const { entryId, consentId, otherIds } = await bundled()
  const unlink = { consentId, entryIds: [entryId] }
  expect(await unlinkedByTwo([writer, second], unlink, start)).toEqual({
    ok: false,
    problems: [
      {
        message:
          '“Hers” would be taken off the schedule, since not all is there that it needs: a consent that holds, a check of what it says, and no name that must not appear. In one bundle with it, and taken off the schedule too: “The report”, “The summary”. Confirm that you want this.',
        field: 'confirm',
      },
    ],
  })
  expect(await isPublicAt(otherIds[0]!, start + day)).toBe(true)
  got(await unlinkConsent(second, { ...unlink, confirm: true }, start))
  expect(await isPublicAt(otherIds[0]!, start + day)).toBe(false)
})

test('revoking says them before and after', async () => {
  const { entryId, consentId, otherIds } = await bundled()
  const ids = [entryId, ...otherIds]
  expect((await textsUnder(second, consentId, start)).map((row) => [row.entryId, row.is])).toEqual(
    ids.map((id) => [id, 'scheduled']),
  )
  expect(got(await revokeConsent(second, { consentId }, start)).cancelledEntryIds).toEqual(ids)
})
