import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audiences, comments, entries, notices, teams, type Role } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { listEntries } from '@/domain/desk/entries'
import { makeActor, type Actor } from '@/domain/staff/actor'
import { findConfirmers } from '@/domain/erasures/confirmers'
import { requestErasure } from '@/domain/erasures/erasures'
import { disableStaff } from '@/domain/staff/staff'
import { addTeam, changeTeam, removeTeam, teamsOf } from '@/domain/staff/teams'
import { got, post, someone } from '@/domain/testing/newsroom'
import { copyEntry } from '@/domain/writing/copies'
import { findDraft } from '@/domain/writing/drafts'
import { audienceOf, setAudience } from './audience'
import { takeOverAll } from './closed-texts'
import { notifyReaders, ownNotices } from './notices'

const now = Date.UTC(2026, 0, 1, 2)
const everybody = { people: [], teams: [] }

async function newsroom() {
  testDatabase()
  const person = (role: Role, name: string) => someone(role, name)
  const [admin, dara, mya] = [
    await person('admin', 'Ann'),
    await person('editor', 'Dara'),
    await person('contributor', 'Mya'),
  ]
  const entry = await post(dara, { title: 'Names of witnesses' }, now)
  return { admin, dara, mya, entry }
}

const titlesFor = async (actor: Actor) => (await listEntries(actor, {}, now)).items.map(({ title }) => title)

test('only who is named sees a text: in lists, and by its id as if it were not there; all again where nobody is', async () => {
  const { admin, dara, mya, entry } = await newsroom()
  const { entryId } = entry
  got(await setAudience(dara, { entryId, people: [dara.id!, mya.id!], teams: [] }, now))
  expect(await audienceOf(dara, entryId)).toEqual({ people: [dara.id, mya.id], teams: [] })
  for (const inside of [dara, mya]) {
    expect(await titlesFor(inside)).toEqual(['Names of witnesses'])
    expect(await findDraft(inside, entryId)).toBeDefined()
  }
  expect(await titlesFor(admin)).toEqual([])
  expect(await findDraft(admin, entryId)).toBeUndefined()
  const unknown = await setAudience(admin, { entryId: 999, ...everybody }, now)
  expect(await setAudience(admin, { entryId, ...everybody }, now)).toEqual(unknown)
  await expect(setAudience(mya, { entryId, ...everybody }, now)).rejects.toThrow('may not')
  const machine = makeActor({ id: null, name: 'Machine', role: 'admin', zone: 'UTC' })
  expect(await titlesFor(machine)).toEqual(['Names of witnesses'])
  got(await setAudience(dara, { entryId, ...everybody }, now))
  expect(await titlesFor(admin)).toEqual(['Names of witnesses'])
})

test('taking every name away opens a text to nobody: that has to be said', async () => {
  const { admin, dara, entry } = await newsroom()
  const { entryId } = entry
  got(await setAudience(dara, { entryId, people: [dara.id!], teams: [] }, now))
  const answer = await setAudience(dara, { entryId, ...everybody, isLimited: true }, now)
  expect(answer).toMatchObject({ ok: false, problems: [{ field: 'people' }] })
  expect(await titlesFor(admin)).toEqual([])
})

test('a text always has somebody who can open it: by disabling, by a team that shrinks or goes', async () => {
  const { admin, dara, mya, entry } = await newsroom()
  const { entryId } = entry
  const nothing = { terms: [], languages: [], kinds: [] }
  got(await addTeam(admin, { name: 'Yangon', people: [dara.id!], ...nothing }, now))
  const [team] = await teamsOf()
  got(await setAudience(dara, { entryId, people: [], teams: [team!.id] }, now))
  expect(await changeTeam(admin, { ...team!, people: [] }, now)).toMatchObject({ ok: false })
  expect(await removeTeam(admin, team!.id, now)).toMatchObject({ ok: false })
  expect(await disableStaff(admin, { staffId: dara.id! }, now)).toMatchObject({ ok: false })
  expect(await findDraft(dara, entryId)).toBeDefined()
  got(await setAudience(dara, { entryId, people: [dara.id!], teams: [] }, now))
  got(await removeTeam(admin, team!.id, now))
  expect(await read().$count(teams)).toBe(0)
  expect(await disableStaff(admin, { staffId: dara.id! }, now)).toMatchObject({ ok: false })
  got(await disableStaff(admin, { staffId: dara.id!, successor: mya.id! }, now))
  expect(await findDraft(mya, entryId)).toBeDefined()
  const [gone] = [dara.id!]
  expect(await setAudience(mya, { entryId, people: [gone], teams: [] }, now)).toMatchObject({ ok: false })
})

test('an admin takes over in the open: with a reason, as a comment, of which everybody named is told', async () => {
  const { admin, dara, mya, entry } = await newsroom()
  const { entryId } = entry
  const audience = { people: [dara.id!], teams: [] }
  const of = JSON.stringify(audience)
  got(await setAudience(dara, { entryId, ...audience }, now))
  await expect(takeOverAll(mya, { of, reason: 'Why' }, now)).rejects.toThrow('may not')
  expect(await takeOverAll(admin, { of, reason: ' ' }, now)).toMatchObject({ ok: false })
  got(await takeOverAll(admin, { of, reason: 'Dara is ill.' }, now))
  expect(await findDraft(admin, entryId)).toBeDefined()
  expect(await read().select({ text: comments.text }).from(comments)).toEqual([{ text: 'Dara is ill.' }])
  expect(await read().select({ to: notices.staffId }).from(notices)).toEqual([{ to: dara.id }])
})

test('a copy has the audience of its text; rows that name nobody are never left', async () => {
  const { admin, dara, entry } = await newsroom()
  got(await setAudience(dara, { entryId: entry.entryId, people: [dara.id!], teams: [] }, now))
  const copy = got(await copyEntry(dara, entry.entryId, now))
  expect(await findDraft(admin, copy.entryId)).toBeUndefined()
  await write(async (tx) => tx.delete(entries).where(eq(entries.id, copy.entryId)))
  expect(await read().$count(audiences)).toBe(2)
})

test('whoever is in a team is told when an admin adds somebody, who then sees its drafts', async () => {
  const { admin, dara, mya, entry } = await newsroom()
  const nothing = { terms: [], languages: [], kinds: [] }
  got(await addTeam(admin, { name: 'Yangon', people: [dara.id!], ...nothing }, now))
  const [team] = await teamsOf()
  got(await setAudience(dara, { entryId: entry.entryId, people: [], teams: [team!.id] }, now))
  got(await changeTeam(admin, { ...team!, name: 'Yangon office' }, now + 1))
  expect((await ownNotices(dara)).items).toEqual([])
  got(await changeTeam(admin, { ...team!, people: [dara.id!, admin.id!] }, now + 2))
  expect(await titlesFor(admin)).toEqual(['Names of witnesses'])
  expect((await ownNotices(dara)).items).toMatchObject([{ kind: 'team', by: 'Ann' }])
  expect([(await ownNotices(admin)).items, (await ownNotices(mya)).items]).toEqual([[], []])
})

test('of two people who change who sees a text at once, the later one is told, and decides again', async () => {
  const { dara, mya, entry } = await newsroom()
  const { entryId } = entry
  const both = { people: [mya.id!, dara.id!], teams: [] }
  got(await setAudience(dara, { entryId, ...both, seen: everybody }, now))
  const late = { entryId, people: [dara.id!], teams: [] }
  expect(await setAudience(dara, { ...late, seen: everybody }, now)).toMatchObject({ problems: [{ field: 'seen' }] })
  expect(await audienceOf(dara, entryId)).toEqual(both)
  got(await setAudience(dara, { ...late, seen: { people: [dara.id!, mya.id!], teams: [] } }, now))
  expect(await audienceOf(dara, entryId)).toEqual({ people: [dara.id], teams: [] })
})

test('everybody who is named is told when somebody is newly named, also by an account that is closed', async () => {
  const { admin, dara, mya, entry } = await newsroom()
  const { entryId } = entry
  const kinds = async (who: Actor) => (await ownNotices(who)).items.map(({ kind, title }) => `${kind} ${title}`)
  got(await setAudience(dara, { entryId, people: [dara.id!, mya.id!], teams: [] }, now))
  expect(await kinds(mya)).toEqual(['named Names of witnesses'])
  got(await setAudience(dara, { entryId, people: [dara.id!], teams: [] }, now + 1))
  expect([await kinds(dara), await kinds(mya)]).toEqual([[], []])
  const heir = await someone('editor', 'Heir')
  got(await setAudience(dara, { entryId, people: [dara.id!, mya.id!], teams: [] }, now + 2))
  got(await disableStaff(admin, { staffId: dara.id!, successor: heir.id! }, now + 3))
  expect(await kinds(heir)).toEqual(['named null'])
  expect((await kinds(mya)).filter((one) => one === 'named null')).toHaveLength(1)
})

// The work grew with people times limited texts: all that is closed to each person was collected.
test('who is told of a text, or confirms an erasure, takes no longer with many limited texts and people', async () => {
  const { admin, dara, entry } = await newsroom()
  const people: number[] = []
  for (let n = 0; n < 60; n++) people.push((await someone('editor', `Editor ${n}`)).id!)
  const request = { entryId: entry.entryId, withTranslations: true, mediaIds: [] }
  const erasure = got(await requestErasure(admin, request, now)).id
  const ask = async () => {
    const before = process.cpuUsage().user
    await write((tx) => notifyReaders(tx, { kind: 'override', about: 'a', entryId: entry.entryId, to: people }, now))
    expect(await findConfirmers(read(), [admin.id], erasure)).toHaveLength(61)
    return (process.cpuUsage().user - before) / 1_000
  }
  const least = async () => Math.min(await ask(), await ask(), await ask())
  const without = await least()
  const groups = Array.from({ length: 4_000 }, (_, n) => ({ translationGroup: `g${n}`, staffId: dara.id }))
  for (let n = 0; n < groups.length; n += 500)
    await write((tx) => tx.insert(audiences).values(groups.slice(n, n + 500)))
  expect(await least()).toBeLessThan(10 * Math.max(without, 3))
})
