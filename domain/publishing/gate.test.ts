import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { consentWords } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import type { Actor } from '@/domain/staff/actor'
import { makeActor } from '@/domain/staff/actor'
import { translated } from '@/domain/testing/translating'
import { forbidNames } from '@/domain/consents/forbidden-names'
import { changeConsent, moveConsentEnd, revokeConsent } from '@/domain/consents/consents'
import { linkConsent, unlinkConsent } from '@/domain/consents/links'
import { declarePeople } from '@/domain/consents/marks'
import { checkHarm } from '@/domain/consents/harm-checks'
import { harmStateOf } from '@/domain/consents/harm-state'
import { findItem } from '@/domain/published/item'
import {
  consentFor,
  consentInput,
  isPublicAt,
  lookedAt,
  markedEntry,
  newestOf,
  readyEntry,
  unlinkedByTwo,
} from '@/domain/testing/consents'
import { got, post, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { releasesOf } from '@/domain/testing/bundles'
import { release, unschedule, withdraw } from './releases'
import { cancelRelease, reschedule } from './scheduled'

const start = Date.UTC(2026, 0, 1, 2)
const day = 86_400_000
let writer: Actor
let second: Actor

beforeEach(async () => {
  testDatabase()
  writer = await someone('editor', 'Wai')
  second = await someone('editor', 'Sok')
})

function messages(result: { ok: boolean; problems?: { message: string; field?: string }[] }) {
  return (result.problems ?? []).map(({ message, field }) => `${field}: ${message}`)
}

test('without consent and without a second person, everything that is missing is said at once, with who can give it', async () => {
  const saved = await markedEntry(writer, 'Nothing yet', start)
  const result = await release(writer, saved, start)
  expect(messages(result)).toEqual([
    'people: This is about people at risk, and no consent for its words is linked to it. An editor or an administrator records it, or links one that is recorded.',
    'harm: No second person has checked whether it can do harm. Ask Sok.',
  ])
})

test('who can do the check is told so, and never to ask themselves', async () => {
  const saved = await markedEntry(writer, 'Nothing yet', start)
  expect(messages(await release(second, saved, start)).at(-1)).toBe(
    'harm: No second person has checked whether it can do harm. You can do it.',
  )
})

test('a mark on a text that was withdrawn does not say that readers have it', async () => {
  const saved = await post(writer, { title: 'Gone already', body: text('Words.') }, start)
  got(await release(writer, saved, start))
  const why = { entryId: saved.entryId, reason: 'error' as const, explanation: 'It was wrong.' }
  got(await withdraw(writer, why, start + 1))
  const mark = { entryId: saved.entryId, people: 'at risk' as const }
  expect(messages(await declarePeople(writer, mark, start + 2)).join()).toMatch(
    /^confirm: “Gone already” was withdrawn\. Its address would say nothing of it any more/,
  )
})

test('with both it goes live; the same for the installation, whoever acts', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'All there' }, start)
  expect(await release(writer, saved, start)).toMatchObject({ ok: true })
  const bare = await markedEntry(writer, 'By the installation', start)
  const installation = makeActor({ id: null, name: 'import', role: 'admin', zone: 'Asia/Bangkok' })
  expect(await release(installation, bare, start)).toMatchObject({ ok: false })
})

test('a name that must not appear closes the gate until it is taken out', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'What Thida did' }, start)
  got(await forbidNames(second, { consentId: saved.consentId, names: ['Thida'] }, start))
  expect(messages(await release(writer, saved, start))).toEqual([
    'people: “Thida” must not appear, and stands in the title. Remove it, or write the pseudonym instead.',
    'people: “thida” must not appear, and stands in the address. Remove it, or write the pseudonym instead.',
    'people: “Thida” must not appear, and stands in the text. Remove it, or write the pseudonym instead.',
  ])
  await write(async (tx) => tx.update(consentWords).set({ hash: sql`'0' || hash`, firstHash: sql`'0' || first_hash` }))
  expect(messages(await release(writer, saved, start))).toEqual([
    expect.stringMatching(/^people: The names that must not appear cannot be looked for any more/),
  ])
  const other = await post(writer, { title: 'Of nobody, though it says Thida' }, start)
  expect(await release(writer, other, start)).toMatchObject({ ok: true })
})

test('nor may such a name stand in what readers are told with a release', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'What she did' }, start)
  got(await forbidNames(second, { consentId: saved.consentId, names: ['Thida'] }, start))
  const note = { major: true, note: 'Thida asked for this.' }
  for (const words of [note.note, 'Thida left.']) await lookedAt(second, saved.entryId, start, words)
  const refusal =
    'people: “Thida” must not appear, and stands in the note for readers. Remove it, or write the pseudonym instead.'
  expect(messages(await release(writer, { ...saved, ...note }, start))).toEqual([refusal])
  got(await release(writer, saved, start))
  const notice = { entryId: saved.entryId, reason: 'outdated' as const, explanation: 'Thida left.', keepPage: true }
  expect(messages(await withdraw(writer, notice, start + 1))).toEqual([refusal])
})

test('a consent that is for something else does not open the gate', async () => {
  const saved = await readyEntry(
    { writer, second },
    { title: 'For print', uses: ['print'], languages: ['km'], covers: ['picture'] },
    start,
  )
  expect(messages(await release(writer, saved, start))).toEqual([
    expect.stringMatching(/^people: Consent \d+ does not cover being on the site and texts in English and words\./),
  ])
})

test('who wrote the text cannot be the second person, and a later change asks again for what changed', async () => {
  const saved = await markedEntry(writer, 'Changed later', start)
  await consentFor(second, { entryIds: [saved.entryId] }, start)
  const { revisionId, hash, questions } = (await harmStateOf(writer, saved.entryId, start))!
  const answers = Object.fromEntries(questions.map(({ key }) => [key, 'safe']))
  expect(await checkHarm(writer, { entryId: saved.entryId, revisionId, hash, answers }, start)).toMatchObject({
    ok: false,
  })
  await lookedAt(second, saved.entryId, start)
  const later = { title: 'Changed later', slug: 'changed-later', body: text('Her village is Ban Kok.') }
  const { entryId } = await savedAgain(writer, saved, later, start + day)
  expect((await harmStateOf(second, entryId, start))!.changed).toEqual(['text'])
  expect(messages(await release(writer, await newestOf(entryId), start + day))).toEqual([
    'harm: Since somebody checked whether it can do harm, this has changed: text. Ask Sok.',
  ])
})

test('the end of a consent withdraws its text at that moment, without a word on why', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'It ends', lastDay: '2026-01-10' }, start)
  const { path } = got(await release(writer, saved, start))
  const end = Date.UTC(2026, 0, 10, 17)
  expect([await isPublicAt(saved.entryId, end - 1), await isPublicAt(saved.entryId, end)]).toEqual([true, false])
  expect(await findItem({ path, now: end - 1 })).toMatchObject({ is: 'live' })
  expect(await findItem({ path, now: end })).toMatchObject({
    is: 'gone',
    reason: 'unavailable',
    title: '',
    explanation: '',
  })
})

test('nobody takes an end back or moves it by itself; extended, it moves; passed, it stays', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'Moved end', lastDay: '2026-01-10' }, start)
  got(await release(writer, saved, start))
  const rows = await releasesOf(saved.entryId)
  const end = rows.find(({ withdrawal }) => withdrawal === 'unavailable')!
  expect(await cancelRelease(writer, end.id, start)).toMatchObject({ ok: false })
  expect(await reschedule(writer, { releaseId: end.id, at: start + 90 * day }, start)).toMatchObject({ ok: false })
  expect(await unschedule(writer, saved.entryId, start)).toMatchObject({ ok: false })
  const moved = { consentId: saved.consentId, counter: 1, lastDay: '2026-02-10' }
  got(await moveConsentEnd(second, moved, start + day))
  expect(await isPublicAt(saved.entryId, Date.UTC(2026, 0, 20))).toBe(true)
  const late = Date.UTC(2026, 2, 1)
  expect(await isPublicAt(saved.entryId, late)).toBe(false)
  got(await moveConsentEnd(second, { ...moved, counter: 2, lastDay: '2026-12-31' }, late))
  expect(await isPublicAt(saved.entryId, late + day)).toBe(false)
  expect(await release(writer, saved, late)).toMatchObject({ ok: true })
})

test('revoked, it is gone with the same act, and what is set for later is cancelled', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'Revoked' }, start)
  got(await release(writer, saved, start))
  const later = await readyEntry({ writer, second }, { title: 'Set for later' }, start)
  got(await linkConsent(second, { consentId: saved.consentId, entryIds: [later.entryId] }, start))
  await lookedAt(second, later.entryId, start)
  got(await release(writer, { ...later, at: start + 5 * day }, start))
  const { takenEntryIds, cancelledEntryIds } = got(
    await revokeConsent(second, { consentId: saved.consentId }, start + day),
  )
  expect([takenEntryIds, cancelledEntryIds]).toEqual([[saved.entryId], [later.entryId]])
  expect(await isPublicAt(saved.entryId, start + day)).toBe(false)
  expect(await isPublicAt(later.entryId, start + 6 * day)).toBe(false)
  expect(messages(await release(writer, saved, start + 2 * day))).toEqual([expect.stringContaining('was revoked')])
})

test('a moment after the end is refused, for a release that is set and for one that is moved', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'Too late', lastDay: '2026-01-10' }, start)
  const after = Date.UTC(2026, 0, 10, 17)
  expect(messages(await release(writer, { ...saved, at: after }, start))).toEqual([
    expect.stringMatching(/^people: Consent \d+ holds up to 10 January 2026 and not at that moment\./),
  ])
  const { releaseId } = got(await release(writer, { ...saved, at: after - 1 }, start))
  expect(await reschedule(writer, { releaseId, at: after }, start)).toMatchObject({ ok: false })
})

test('a mark on a live text takes it from readers, once that is confirmed', async () => {
  const saved = await post(writer, { title: 'Marked late', body: text('Words.') }, start)
  got(await release(writer, saved, start))
  const mark = { entryId: saved.entryId, people: 'at risk' as const }
  expect(messages(await declarePeople(writer, mark, start + 1))).toEqual([
    'confirm: Readers have “Marked late” now, and would lose it at once, since not all is there that it needs: a consent that holds, a check of what it says, and no name that must not appear. Confirm that you want this.',
  ])
  expect(await isPublicAt(saved.entryId, start + 1)).toBe(true)
  got(await declarePeople(writer, { ...mark, confirm: true }, start + 2))
  expect(await isPublicAt(saved.entryId, start + 2)).toBe(false)
})

test('the mark holds for translations, each in a language that the consent covers', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'In two languages' }, start)
  got(await release(writer, saved, start))
  const translation = await translated(writer, { entryId: saved.entryId, language: 'km' }, start)
  const result = await release(writer, translation, start)
  expect(messages(result)).toEqual([
    expect.stringContaining('does not cover texts in Khmer'),
    expect.stringContaining('No second person'),
  ])
  const change = { ...consentInput({ languages: ['en', 'km'] }), consentId: saved.consentId, counter: 1 }
  got(await changeConsent(second, change, start))
  await lookedAt(second, translation.entryId, start)
  expect(await release(writer, translation, start)).toMatchObject({ ok: true })
})

test('taking the last consent away asks first; somebody else’s change is not lost', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'Unlinked' }, start)
  got(await release(writer, saved, start))
  const unlink = { consentId: saved.consentId, entryIds: [saved.entryId] }
  expect(await unlinkedByTwo([writer, second], unlink, start)).toMatchObject({ problems: [{ field: 'confirm' }] })
  got(await unlinkConsent(second, { ...unlink, confirm: true }, start))
  expect(await isPublicAt(saved.entryId, start)).toBe(false)
  const stale = { ...consentInput(), consentId: saved.consentId, counter: 7 }
  expect(await changeConsent(second, stale, start)).toMatchObject({ ok: false, problems: [{ field: 'counter' }] })
})

test('a notice under which the page stays passes the gate as well, and ends with the consent', async () => {
  const saved = await readyEntry({ writer, second }, { title: 'Under a notice', lastDay: '2026-01-10' }, start)
  got(await release(writer, saved, start))
  const notice = { entryId: saved.entryId, reason: 'outdated' as const, explanation: 'Old.', keepPage: true }
  expect(messages(await withdraw(writer, notice, start + day))).toEqual([
    'harm: No second person has checked what readers would be told beside the text. Whoever checks the text for harm writes the same sentence there. Ask Sok.',
  ])
  await lookedAt(second, saved.entryId, start, 'Old.')
  got(await withdraw(writer, notice, start + day))
  expect([
    await isPublicAt(saved.entryId, Date.UTC(2026, 0, 9)),
    await isPublicAt(saved.entryId, Date.UTC(2026, 0, 12)),
  ]).toEqual([true, false])
})
