import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLike } from '../dialect'
import { entries, media } from '../schema'
import { execute, read, write } from '../connection'
import { testDatabase } from '../test-database'
import { headTitlesWith, uploadsWith } from './postgres'

// The index of trigrams gives candidates: the results must be equal without it.

const titles = [
  'Trafficking in Phnom Penh',
  'ជួញដូរមនុស្ស និងពលករ',
  'ÄRGER und Ärger 100%',
  'a\\b_c',
  '𝒳𝒴𝒵 ab',
  'Người lao động',
  '缅甸贩运人口',
  'ab',
  '',
]
const letters = fc.oneof(
  fc
    .tuple(fc.constantFrom(...titles), fc.nat(30), fc.integer({ min: 1, max: 8 }))
    .map(([title, from, length]) => [...title].slice(from, from + length).join('')),
  fc.string({ unit: fc.constantFrom('a', 'B', 'ä', 'Ä', '%', '\\', '𝒳', 'ជ', '\n', ' '), minLength: 1, maxLength: 5 }),
)
const change = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
)

test('with the index of three letters the same titles and uploads are found as without it', async () => {
  testDatabase()
  await write(async (tx) => {
    await execute(tx, sql`set local session_replication_role = replica`)
    for (const [n, title] of titles.entries()) {
      await tx.insert(entries).values({ kind: 'post', language: 'en', translationGroup: `${n}`, createdAt: 0, headTitle: title, headSlug: `slug-${n}` }) // prettier-ignore
      await tx.insert(media).values({ id: `${n}`, lineage: `${n}`, name: `n${n}`, type: 'image/png', bytes: 1, sha256: '', uploadedAt: 0, alt: title }) // prettier-ignore
    }
  })
  const sum = { found: 0, narrowed: 0 }
  await fc.assert(
    fc.asyncProperty(letters, change, async (typed, changed) => {
      const text = changed(typed)
      const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
      for (const [table, column, narrowing] of [
        [entries, entries.headTitle, headTitlesWith(entries.id, text)],
        [media, media.alt, uploadsWith(text)],
      ] as const) {
        const idsOf = (where: ReturnType<typeof isLike>) =>
          read().select({ id: table.id }).from(table).where(where).orderBy(table.id)
        const all = await idsOf(isLike(column, pattern))
        sum.found += all.length
        if (!narrowing) continue
        sum.narrowed++
        expect([text, await idsOf(sql`${narrowing} and ${isLike(column, pattern)}`)]).toEqual([text, all])
        expect((await idsOf(narrowing)).length).toBeLessThan(titles.length)
      }
    }),
    { seed: 68, numRuns: 400 },
  )
  expect(sum.found).toBeGreaterThan(300)
  expect(sum.narrowed).toBeGreaterThan(300)
})
