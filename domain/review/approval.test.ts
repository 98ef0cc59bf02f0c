import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, notices, releases, reviews, settings } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { makeActor } from '@/domain/staff/actor'
import { changePublishingRule, publishingRule } from './approval'
import { saveDraft } from '@/domain/writing/drafts'
import { reschedule } from '@/domain/publishing/scheduled'
import { siteSettings } from '@/domain/published/site'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { approveText, requestChanges } from './review'
import { overridesToApprove, reviewQueue, waitingForMe } from './review-state'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'

const minute = 60_000
const day = 86_400_000

async function newsroom() {
  testDatabase()
  const admin = await someone('admin', 'Root')
  const [ada, ben, cy] = [await someone('editor', 'Ada'), await someone('editor', 'Ben'), await someone('editor', 'Cy')]
  got(await changePublishingRule(admin, 'second', 0))
  const draft = await post(ada, { title: 'Reports' }, 0)
  return { admin, ada, ben, cy, draft, entryId: draft.entryId, base: draft }
}

const blocked = { ok: false, problems: [{ field: 'override' }] }

test('any editor publishes, until an admin says that a second person approves', async () => {
  testDatabase()
  const [admin, ada] = [await someone('admin'), await someone('editor')]
  expect(await publishingRule()).toBe('editors')
  got(await release(ada, await post(ada), minute))
  await expect(changePublishingRule(ada, 'second', 0)).rejects.toMatchObject({ name: 'NotPermitted' })
  got(await changePublishingRule(admin, 'second', 0))
  expect(await publishingRule()).toBe('second')
  expect(await siteSettings()).not.toHaveProperty('whoPublishes')
  expect(await release(ada, await post(ada, { title: 'Another' }), minute)).toMatchObject(blocked)
})

test('where a second person approves, neither publishing nor scheduling goes without an approval of exactly this text', async () => {
  const { ada, ben, draft, base, entryId } = await newsroom()
  for (const who of [ada, ben])
    for (const at of [minute, day]) expect(await release(who, { ...draft, at }, minute)).toMatchObject(blocked)
  expect(await read().$count(releases)).toBe(0)
  got(await approveText(ben, { entryId, base }, minute))
  got(await release(ada, { ...draft, at: day }, minute))
  const save = { entryId, base, session: 's', content: content({ title: 'Reports', body: text('Changed.') }) }
  const changed = got(await saveDraft(ada, save, minute))
  expect(await release(ada, changed, 2 * minute)).toMatchObject(blocked)
  expect(await release(ada, draft, 2 * minute)).toMatchObject({ ok: false })
  got(await approveText(ben, { entryId, base: changed }, 2 * minute))
  got(await release(ben, changed, 2 * minute))
})

test('an approval ends when someone asks for changes after it', async () => {
  const { ada, ben, cy, draft, base, entryId } = await newsroom()
  got(await approveText(ben, { entryId, base }, minute))
  got(await requestChanges(cy, { entryId, base, note: 'The number is wrong.' }, minute))
  expect(await release(ada, draft, minute)).toMatchObject(blocked)
  got(await approveText(cy, { entryId, base }, minute))
  got(await release(ada, draft, minute))
})

test('an approval by the author counts for nothing, however it came into the record', async () => {
  const { ada, draft, entryId } = await newsroom()
  const own = { entryId, revisionId: draft.revisionId, by: ada.id, at: minute, said: 'approved' as const }
  await write(async (tx) => tx.insert(reviews).values(own))
  expect(await release(ada, draft, minute)).toMatchObject(blocked)
})

test('taking out is never held up, and the installation is exempt', async () => {
  const { ada, ben, draft, base, entryId } = await newsroom()
  const installation = makeActor({ id: null, name: 'Import', role: 'admin', zone: 'UTC' })
  got(await release(installation, draft, minute))
  got(await withdraw(ada, { entryId, reason: 'error', explanation: 'Wrong.' }, 2 * minute))
  expect(await release(ada, draft, 3 * minute)).toMatchObject(blocked)
  got(await approveText(ben, { entryId, base }, 3 * minute))
  got(await release(ada, { ...draft, at: day }, 3 * minute))
  got(await unschedule(ada, entryId, 4 * minute))
})

test('an override needs its reason, is recorded, tells who can approve, and waits until someone else has', async () => {
  const { admin, ada, ben, cy, draft, base, entryId } = await newsroom()
  expect(await release(ben, { ...draft, override: '  ' }, minute)).toMatchObject(blocked)
  expect(await release(ben, { ...draft, override: 'x'.repeat(501) }, minute)).toMatchObject(blocked)
  got(await release(ben, { ...draft, override: 'Flood warning.' }, minute))
  const [row] = await read().select().from(releases)
  expect(row).toMatchObject({ override: 'Flood warning.' })
  const noticeRows = await read().select({ id: notices.staffId }).from(notices).where(eq(notices.kind, 'override'))
  expect(noticeRows.map(({ id }) => id).sort()).toEqual([admin.id, cy.id])
  const [recorded] = await read().select().from(audit).where(eq(audit.verb, 'overrode approval'))
  expect(JSON.stringify(recorded)).not.toContain('Flood')

  // Writing goes on; what readers have is what has to be approved.
  const save = { entryId, base, session: 's', content: content({ title: 'Reports', body: text('Later.') }) }
  const later = got(await saveDraft(ada, save, 2 * minute))
  expect(await overridesToApprove(ben)).toMatchObject([{ byName: 'Ben', reason: 'Flood warning.', forMe: false }])
  expect(await overridesToApprove(ada)).toMatchObject([{ forMe: false }])
  expect([await waitingForMe(cy), await waitingForMe(ben)]).toEqual([1, 0])
  expect(await approveText(ben, { entryId, base }, 3 * minute)).toMatchObject({ ok: false })
  expect(await approveText(ada, { entryId, base }, 3 * minute)).toMatchObject({ ok: false })
  got(await approveText(cy, { entryId, base: later }, 3 * minute))
  expect(await waitingForMe(cy)).toBe(1)
  got(await approveText(cy, { entryId, base }, 3 * minute))
  expect(await overridesToApprove(cy)).toEqual([])
  // The later text was not the one that was approved last: nothing of this entry is in review.
  expect(await reviewQueue(cy)).toEqual([])
})

test('moved to another time by someone else, an override stays with who decided it', async () => {
  const { ada, ben, draft, base, entryId } = await newsroom()
  const { releaseId } = got(await release(ben, { ...draft, at: day, override: 'No time.' }, minute))
  const cy = await someone('editor')
  got(await reschedule(cy, { releaseId, at: 2 * day }, 2 * minute))
  expect(await overridesToApprove(cy)).toMatchObject([{ byName: 'Ben', at: minute, goesLiveAt: 2 * day, forMe: true }])
  for (const who of [ada, ben]) expect(await approveText(who, { entryId, base }, minute)).toMatchObject({ ok: false })
  got(await approveText(cy, { entryId, base }, 3 * minute))
  expect(await overridesToApprove(cy)).toEqual([])
})

test('an approved text needs no override, and an override that was taken back waits for nobody', async () => {
  const { ada, ben, cy, draft, base, entryId } = await newsroom()
  got(await release(ada, { ...draft, at: day, override: 'No time.' }, minute))
  expect(await waitingForMe(cy)).toBe(1)
  got(await unschedule(ada, entryId, 2 * minute))
  expect(await waitingForMe(cy)).toBe(0)
  got(await approveText(ben, { entryId, base }, 3 * minute))
  got(await release(ada, { ...draft, override: 'Not needed.' }, 4 * minute))
  expect((await read().select().from(releases).orderBy(releases.id)).map((row) => row.override)).toEqual([
    'No time.',
    null,
  ])
  expect((await read().select().from(settings)).map((row) => row.key)).toEqual(['whoPublishes'])
})
