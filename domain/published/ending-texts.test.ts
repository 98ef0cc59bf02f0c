/** @module-tag property */
import fc from 'fast-check'
import { expect } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { runs } from '@/db/test-runs'
import { testOfSqlite } from '@/db/test-sqlite'
import { release, withdraw } from '@/domain/publishing/releases'
import { content, createEntry, got, someone } from '@/domain/testing/newsroom'
import { endingForCalendar, endingTexts } from './ending-texts'

const hour = fc.integer({ min: 1, max: 40 })
const call = fc.record({
  live: hour,
  closes: fc.option(hour, { nil: null }),
  withdrawn: fc.option(hour, { nil: null }),
  language: fc.constantFrom('en', 'km'),
})
type Call = typeof call extends fc.Arbitrary<infer C> ? C : never
type Released = Call & { entryId: number }

testOfSqlite(
  'a list of calls has the order of a plain sort, at any moment and whatever was published since',
  async () => {
    const calls = fc.array(call, { maxLength: 14 })
    const property = fc.asyncProperty(
      calls,
      calls,
      fc.array(hour, { minLength: 1, maxLength: 6 }),
      async (some, others, asked) => {
        testDatabase()
        const editor = await someone()
        const released: Released[] = []
        for (const batch of [some, others]) {
          for (const one of batch) released.push({ ...one, entryId: await publish(editor, one, released.length) })
          for (const now of asked) expect(await listed(now), `at ${now}`).toEqual(plainList(released, now))
        }
      },
    )
    await fc.assert(property, runs({ suite: 25, soak: 500, seed: 3 }))
  },
)

async function publish(
  editor: Awaited<ReturnType<typeof someone>>,
  { live, closes, withdrawn, language }: Call,
  n: number,
) {
  const text = content({ title: `Call ${n}`, call: { closesAt: closes } })
  const draft = { kind: 'call', language, session: 's', content: text } as const
  const saved = got(await createEntry(editor, draft, 0))
  got(await release(editor, { ...saved, at: live }, live))
  const why = { entryId: saved.entryId, reason: 'error', explanation: 'Wrong.' } as const
  if (withdrawn !== null && withdrawn > live) got(await withdraw(editor, why, withdrawn))
  return saved.entryId
}

/** All pages for readers of Khmer, who get the English calls after their own; and the calendar, without calls that do not close. */
async function listed(now: number) {
  const query = { now, language: 'km', kind: 'call' } as const
  const ids: number[] = []
  for (let page = 1; ; page++) {
    const list = await endingTexts({ ...query, page })
    if (!list) break
    ids.push(...list.items.map(({ entryId }) => entryId))
  }
  return { ids, calendar: (await endingForCalendar(query)).map(({ entryId }) => entryId).sort((a, b) => a - b) }
}

function plainList(released: Released[], now: number) {
  const live = released.filter((one) => one.live <= now && !isWithdrawn(one, now))
  // Without a text in Khmer there are no lists in it.
  if (!live.some(({ language }) => language === 'km')) return { ids: [], calendar: [] }
  const end = ({ closes }: Released) => closes ?? 1_000
  const soonestFirst = (a: Released, b: Released) => end(a) - end(b) || b.entryId - a.entryId
  const inOrder = ['km', 'en'].flatMap((language) => {
    const own = live.filter((one) => one.language === language).sort(soonestFirst)
    return [...own.filter((one) => end(one) > now), ...own.filter((one) => end(one) <= now).reverse()]
  })
  const closing = inOrder.filter(({ closes }) => closes !== null)
  return {
    ids: inOrder.map(({ entryId }) => entryId),
    calendar: closing.map(({ entryId }) => entryId).sort((a, b) => a - b),
  }
}

function isWithdrawn({ live, withdrawn }: Call, now: number) {
  return withdrawn !== null && withdrawn > live && withdrawn <= now
}
