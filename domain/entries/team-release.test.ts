import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { notices, terms } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runBulk } from '@/domain/desk/bulk'
import { releaseBundle } from '@/domain/publishing/bundle-release'
import { createBundle } from '@/domain/publishing/bundles'
import { release, withdraw } from '@/domain/publishing/releases'
import { reschedule } from '@/domain/publishing/scheduled'
import { submit } from '@/domain/review/review'
import type { Actor } from '@/domain/staff/actor'
import { removeTerm } from './terms'
import { addTeam, changeTeam, removeTeam, teamsOf } from '@/domain/staff/teams'
import { got, post, savedAgain, someone } from '@/domain/testing/newsroom'
import { findStanding } from '@/domain/writing/editing'

const now = Date.UTC(2026, 0, 1, 2)
const day = 86_400_000
const nothing = { people: [], terms: [], languages: [], kinds: [] }

let admin: Actor
let mya: Actor
let anna: Actor
let myanmar: number
beforeEach(async () => {
  testDatabase()
  ;[admin, mya, anna] = [await someone('admin'), await someone('editor', 'Mya'), await someone('editor', 'Anna')]
  const [term] = await write(async (tx) =>
    tx.insert(terms).values({ kind: 'country', slug: 'myanmar', name: 'Myanmar' }).returning(),
  )
  myanmar = term!.id
})

async function yangon() {
  got(await addTeam(admin, { ...nothing, name: 'Yangon', people: [mya.id!], terms: [myanmar] }, now))
}

const filed = (title: string) => post(anna, { title, slug: title.toLowerCase(), termIds: [myanmar] }, now)

test('without a team that answers for it, any editor publishes', async () => {
  got(await addTeam(admin, { ...nothing, name: 'Yangon', people: [mya.id!] }, now))
  got(await release(anna, await filed('One'), now))
})

test('a text is published by the editors of the team that answers for it, and by admins, in every way', async () => {
  await yangon()
  const [one, two, three] = [await filed('One'), await filed('Two'), await filed('Three')]
  const { bundleId } = got(await createBundle(anna, { name: 'Both', entryIds: [two.entryId, three.entryId] }, now))
  const { releaseId } = got(await release(admin, { ...(await filed('Set')), at: now + day }, now))
  const bulk = got(await runBulk(anna, { ids: [one.entryId] }, { act: 'publish' }, now))
  const tries = [
    await release(anna, one, now),
    await release(anna, { ...one, at: now + day }, now),
    await releaseBundle(anna, { bundleId, entries: [two, three] }, now),
    await reschedule(anna, { releaseId, at: now + 2 * day }, now),
    { ok: false, problems: bulk.refused },
  ]
  for (const tried of tries) {
    expect(tried.ok).toBe(false)
    expect(JSON.stringify(tried)).toContain('Only the Yangon team publishes this text. Submit it to them.')
  }
  expect(await findStanding(anna, one.entryId, now)).toMatchObject({ teams: ['Yangon'] })
  expect(await findStanding(mya, one.entryId, now)).toMatchObject({ teams: [] })
  got(await release(mya, one, now))
  got(await releaseBundle(admin, { bundleId, entries: [two, three] }, now))
})

test('a country taken away from what readers have frees nothing, and anybody may withdraw', async () => {
  await yangon()
  const live = await filed('One')
  got(await release(mya, live, now))
  const without = await savedAgain(anna, live, { title: 'One', slug: 'one' }, now + 1)
  expect(await release(anna, without, now + 2)).toMatchObject({ ok: false })
  got(await withdraw(anna, { entryId: live.entryId, reason: 'error', explanation: 'Wrong.' }, now + 3))
})

test('languages and kinds count too', async () => {
  for (const field of [{ languages: ['en' as const] }, { kinds: ['post' as const] }]) {
    got(await addTeam(admin, { ...nothing, name: JSON.stringify(field), ...field }, now))
    expect(await release(anna, await post(anna, { title: 'Other' }, now), now)).toMatchObject({ ok: false })
    got(await removeTeam(admin, (await teamsOf())[0]!.id, now))
  }
})

test('what is submitted is submitted to the team', async () => {
  await yangon()
  const { entryId, ...base } = await filed('One')
  got(await submit(anna, { entryId, base }, now))
  const told = await read().select().from(notices)
  expect(told.map(({ staffId }) => staffId)).toEqual([mya.id])
})

test('teams are saved by admins, under names of their own', async () => {
  await yangon()
  expect(await addTeam(admin, { ...nothing, name: ' Yangon ' }, now)).toMatchObject({ ok: false })
  expect(await addTeam(admin, { ...nothing, name: ' ' }, now)).toMatchObject({ ok: false })
  const [team] = await teamsOf()
  got(await changeTeam(admin, { ...team!, name: 'Yangon', people: [anna.id!, anna.id!], kinds: ['post'] }, now))
  expect(await teamsOf()).toEqual([{ ...team, people: [anna.id], kinds: ['post'] }])
  await expect(addTeam(mya, { ...nothing, name: 'Mine' }, now)).rejects.toThrow('may not')
  await expect(removeTeam(mya, team!.id, now)).rejects.toThrow('may not')
})

test('a team forgets the number of a country that is removed, which another may get', async () => {
  got(await addTeam(admin, { ...nothing, name: 'Yangon', terms: [myanmar] }, now))
  got(await removeTerm(admin, myanmar, now))
  expect(await teamsOf()).toMatchObject([{ terms: [] }])
})
