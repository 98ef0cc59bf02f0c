/** @module-tag property */
import { defaultLanguages } from '@/lib/languages/languages'
import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { rawWriter, read, write } from '@/db/connection'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { runs } from '@/db/test-runs'

import { act, tell } from '@/domain/testing/histories'
import { morning, newsroom } from '@/domain/testing/archive'
import { got } from '@/domain/testing/newsroom'
import { withdraw } from '@/domain/publishing/releases'
import { catalogueAt } from './catalogue/catalogue'
import { liveDemonstrationQuery, liveLanguages, liveLanguagesQuery, showsDemonstration } from './live-languages'

const start = Date.UTC(2014, 9, 1)

test('the languages and the demonstration are those of the catalogue, at any moment', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 8, maxLength: 25 }),
      fc.array(fc.constantFrom(...defaultLanguages), { minLength: 6, maxLength: 6 }),
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
      async (acts, spoken, fromDemo, chances) => {
        testDatabase()
        const histories = await tell(acts, { start, max: 6 })
        await write(async (tx) => {
          const rows = await tx.select({ id: entries.id }).from(entries)
          for (const [n, { id }] of rows.entries()) {
            const origin = fromDemo[n % 6] ? 'demo' : null
            await tx
              .update(entries)
              .set({ language: spoken[n % 6]!, origin })
              .where(eq(entries.id, id))
          }
        })
        const edges = histories.flatMap((entry) => entry.releases.flatMap(({ at }) => [at - 1, at, at + 1]))
        for (const chance of chances.take(10)) await compare(edges[chance % edges.length] ?? start)
      },
    ),
    runs({ suite: 40, soak: 1_000, seed: 42 }),
  )
}, 3_600_000)

async function compare(now: number) {
  const { facets } = await catalogueAt(now)
  expect([now, await liveLanguages(now)]).toEqual([now, facets.language.map(({ value }) => value)])
  expect([now, await showsDemonstration(now)]).toEqual([now, facets.origin.some(({ value }) => value === 'demo')])
}

test('what is remembered is asked again when anything changes for readers, and when a moment comes', async () => {
  testDatabase()
  const { editor, publish } = await newsroom()
  const [first, later] = [morning('2014-10-01'), morning('2014-12-01')]
  const khmer = await publish('2014-10-01', { title: 'In Khmer' }, 'post', 'km')
  await publish('2014-12-01', { title: 'Later' })
  expect([await liveLanguages(first - 1), await liveLanguages(first)]).toEqual([[], ['km']])
  expect([await liveLanguages(later - 1), await liveLanguages(later)]).toEqual([['km'], ['en', 'km']])
  expect(await showsDemonstration(later)).toBe(false)
  got(await withdraw(editor, { entryId: khmer.entryId, reason: 'error', explanation: 'Wrong.' }, later))
  expect(await liveLanguages(later)).toEqual(['en'])
})

testOfSqlite('both are found by an index: no releases and no texts are gone through', async () => {
  testDatabase()
  const { publish } = await newsroom()
  await publish('2014-10-01', { title: 'A post' })
  for (const query of [liveLanguagesQuery(read()), liveDemonstrationQuery(read())]) {
    const { sql, params } = query.toSQL()
    const filled = params.map((param) => (typeof param === 'object' ? start : param))
    const plan = rawWriter()
      .prepare(`explain query plan ${sql}`)
      .all(...filled) as { detail: string }[]
    const steps = plan.map(({ detail }) => detail)
    expect(steps.join('\n')).toMatch(/SEARCH entries USING (COVERING )?INDEX entries_(spoken|origin)/)
    expect(steps.join('\n')).toMatch(/SEARCH releases USING INDEX releases_entry/)
    expect(steps.filter((step) => /SCAN (?!spoken)/.test(step))).toEqual([])
  }
})
