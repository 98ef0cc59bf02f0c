import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { publicVersion, write } from '@/db/connection'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { createTerm } from '@/domain/entries/terms'
import { checkHelpService, moveHelpService, removeHelpService } from '@/domain/site/help-services'
import { newsroom } from '@/domain/testing/archive'
import { addService } from '@/domain/testing/help'
import { content, got, post } from '@/domain/testing/newsroom'
import { isLongUnchecked, longUnchecked } from '@/lib/time/long-unchecked'
import { changedSince } from './changed-entries'
import { hasHelp, helpCountries, nextLongUnchecked } from './help'
import { helpBeside } from './help-beside'
import { findItem } from './item'
import { offersHelp } from './live-languages'
import { nextChange } from './next-change'

const now = Date.UTC(2026, 10, 27)
const day = 86_400_000
let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

test('readers get the services of each country in the order that staff chose, and no country without any', async () => {
  const { editor, terms } = room
  const china = got(await createTerm(editor, { kind: 'country', name: 'China', position: -1 }, now)).id
  expect([await helpCountries(), await hasHelp(), await offersHelp(now)]).toEqual([[], false, false])
  const [first] = [
    await addService(editor, terms.myanmar, { name: 'One' }),
    await addService(editor, terms.myanmar, { name: 'Two' }),
  ]
  const named = async () => (await helpCountries()).map(({ name, services }) => [name, services.map((one) => one.name)])
  expect(await named()).toEqual([['Myanmar', ['One', 'Two']]])
  expect([await hasHelp(), await hasHelp('myanmar'), await hasHelp('china')]).toEqual([true, true, false])
  expect(await offersHelp(now)).toBe(true)
  await addService(editor, china, { name: 'Three' })
  got(await moveHelpService(editor, { id: first, by: 1 }, now))
  expect(await named()).toEqual([
    ['China', ['Three']],
    ['Myanmar', ['Two', 'One']],
  ])
})

test('a change of a service changes every page, and nothing but the next reminder is due by itself', async () => {
  const { editor, terms } = room
  const { seen } = await changedSince(undefined, now)
  const before = await publicVersion()
  const id = await addService(editor, terms.myanmar)
  expect(await publicVersion()).toBeGreaterThan(Number(before))
  expect((await changedSince(seen, now)).changes).toBe('anything')
  expect(await nextChange(now)).toBeUndefined()
  got(await checkHelpService(editor, id, now - 2 * day))
  expect(await nextChange(now)).toBe(now - 2 * day + longUnchecked)
  expect(await nextLongUnchecked(now - 2 * day + longUnchecked)).toBeUndefined()
  const latest = (await changedSince(undefined, now)).seen
  got(await removeHelpService(editor, id, now))
  expect((await changedSince(latest, now)).changes).toBe('anything')
})

test('a service is long unchecked from the ninetieth day on, or when nobody ever checked it; an example never is', () => {
  const service = { checkedAt: now - longUnchecked, isSample: false }
  expect(isLongUnchecked(service, now)).toBe(true)
  expect(isLongUnchecked(service, now - 1)).toBe(false)
  expect(isLongUnchecked({ ...service, checkedAt: null }, now)).toBe(true)
  expect(isLongUnchecked({ checkedAt: null, isSample: true }, now)).toBe(false)
})

test('beside a text about people at risk, and each of its translations, stand the services of its countries', async () => {
  const { editor, terms, publish } = room
  await addService(editor, terms.myanmar)
  const original = await publish('2014-10-02', { title: 'One', slug: 'one', termIds: [terms.myanmar] })
  const translation = await publish('2014-10-03', { title: 'Two', slug: 'two' }, 'post', 'km')
  const draft = await post(editor, content({ title: 'Three' }))
  await inGroup('one', [original.entryId, translation.entryId])
  const beside = async ({ path }: { path: string }) => {
    const found = await findItem({ path, now })
    return found?.is === 'live' ? helpBeside(found.item) : 'not live'
  }
  expect([await beside(original), await beside(translation)]).toEqual([undefined, undefined])
  // A text that readers never had marks nothing.
  await inGroup('one', [draft.entryId], 'my')
  await mark(draft.entryId)
  expect(await beside(original)).toBeUndefined()
  // The mark counts in the preview of the text itself, which is as if it went live now.
  expect(await helpBeside({ entryId: draft.entryId, countries: [] })).toEqual([])
  const { seen } = await changedSince(undefined, now)
  await mark(translation.entryId)
  expect(await beside(original)).toMatchObject([{ slug: 'myanmar', services: [{ name: 'A helpline' }] }])
  expect(await beside(translation)).toEqual([])
  // Kept pages of both know of it.
  const { changes } = await changedSince(seen, now)
  expect(changes).toMatchObject([{ entryIds: expect.arrayContaining([original.entryId, translation.entryId]) }])
})

async function mark(id: number) {
  await write(async (tx) => tx.update(entries).set({ people: 'at risk' }).where(eq(entries.id, id)))
}

async function inGroup(translationGroup: string, ids: number[], language?: 'my') {
  for (const id of ids)
    await write(async (tx) =>
      tx
        .update(entries)
        .set({ translationGroup, ...(language && { language }) })
        .where(eq(entries.id, id)),
    )
}
