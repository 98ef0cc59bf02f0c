/** @module-tag property */
import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runs } from '@/db/test-runs'
import { release, withdraw } from '@/domain/publishing/releases'
import { act, standing, tell } from '@/domain/testing/histories'
import { content, createEntry, got, someone, text } from '@/domain/testing/newsroom'
import { allAlternates, alternatesOf, editionsOf, findElsewhere } from './translations'

const start = Date.UTC(2014, 9, 1)
const spoken = ['en', 'km', 'my', 'zh'] as const

test('alternates name every live text of a group and nothing that is not live, at any moment', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 8, maxLength: 25 }),
      fc.infiniteStream(fc.nat()),
      async (acts, chances) => {
        testDatabase()
        const histories = await tell(acts, { start, max: spoken.length })
        const ids = await asOneGroup()
        const edges = histories.flatMap((entry) => entry.releases.flatMap(({ at }) => [at - 1, at]))
        for (const chance of chances.take(10)) {
          const now = edges[chance % edges.length] ?? start
          const live = histories.flatMap(({ releases }, n) => {
            const path = standing(releases, now)?.path
            return path ? [{ entryId: ids[n]!, language: spoken[n]!, path }] : []
          })
          for (const entryId of ids) expect(await editionsOf({ entryId, now })).toEqual(live)
          const alternates = [
            ...live.map(({ language, path }) => ({ language, path })),
            ...live.slice(0, 1).map(({ path }) => ({ language: 'x-default', path })),
          ]
          expect(alternatesOf(live)).toEqual(live.length > 1 ? alternates : [])
          const all = live.map(({ path }) => [path, alternates] as const)
          expect(await allAlternates(now)).toEqual(new Map(live.length > 1 ? all : []))
        }
      },
    ),
    runs({ suite: 20, soak: 1_000, seed: 2015 }),
  )
}, 3_600_000)

/** Makes the entries of a history one text in several languages. Returns their ids. */
async function asOneGroup() {
  const rows = await read().select({ id: entries.id }).from(entries).orderBy(asc(entries.id))
  await write(async (tx) => {
    for (const [n, { id }] of rows.entries())
      await tx.update(entries).set({ translationGroup: 'g', language: spoken[n] }).where(eq(entries.id, id))
  })
  return rows.map(({ id }) => id)
}

async function published() {
  testDatabase()
  const editor = await someone()
  return async (language: (typeof spoken)[number], slug: string, translationGroup: string, at = start) => {
    const whole = content({ title: slug, slug, body: text('Words.') })
    const begun = { kind: 'post', language, session: 's', content: whole, translationGroup } as const
    const saved = got(await createEntry(editor, begun, start))
    const released = got(await release(editor, { ...saved, at }, start))
    return { ...released, editor, language, entryId: saved.entryId }
  }
}

test('everyone else is led to the site’s own language, or else to the oldest text', async () => {
  const publish = await published()
  const chinese = await publish('zh', 'a', 'g')
  const khmer = await publish('km', 'b', 'g')
  const { entryId } = khmer
  const byDefault = async (now: number) =>
    alternatesOf(await editionsOf({ entryId, now })).find(({ language }) => language === 'x-default')?.path
  expect(await byDefault(start)).toBe(chinese.path)
  const english = await publish('en', 'c', 'g', start + 60_000)
  expect(await byDefault(start)).toBe(chinese.path)
  expect(await byDefault(start + 60_000)).toBe(english.path)
})

test('an address under another prefix is its edition there, or the text itself; what is not live is nothing', async () => {
  const publish = await published()
  const english = await publish('en', 'a', 'g')
  const later = start + 60_000
  const khmer = await publish('km', 'b', 'g', later)
  const elsewhere = (language: (typeof spoken)[number], path: string, now: number) =>
    findElsewhere({ language, path, now })
  const english2 = `/km${english.path}`
  expect(await elsewhere('km', english2, start)).toBe(english.path)
  expect(await elsewhere('km', english2, later)).toBe(khmer.path)
  expect(await elsewhere('en', khmer.path.slice('/km'.length), start)).toBeUndefined()
  expect(await elsewhere('en', khmer.path.slice('/km'.length), later)).toBe(english.path)
  expect(await elsewhere('zh', khmer.path.replace('/km', '/zh'), start)).toBeUndefined()
  expect(await elsewhere('km', `/km${khmer.path}`, later)).toBeUndefined()
  const why = { entryId: english.entryId, reason: 'error', explanation: 'Wrong.' } as const
  got(await withdraw(english.editor, why, later + 1))
  expect(await elsewhere('zh', `/zh${english.path}`, later + 1)).toBeUndefined()
})
