/** @module-tag property */
import { asc } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { entries, releases } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runs } from '@/db/test-runs'
import { releaseAt, releasesAt } from '@/domain/entries/standing'
import { withoutSuperseded, isCurrent, oldestFirst, wasReleased } from './live'

// Every form of the rule says what a plain one says of all rows.

type Release = typeof releases.$inferSelect
type Moment = { rows: Release[]; now: number }

function plainlyCurrent({ rows, now }: Moment) {
  return rows
    .filter(({ goesLiveAt, cancelledAt }) => goesLiveAt <= now && cancelledAt === null)
    .sort((a, b) => a.goesLiveAt - b.goesLiveAt || a.id - b.id)
    .at(-1)
}

const entryIds = [1, 2, 3]

// Few moments, so that some releases share one, and some have the requested one.
const act = fc.record({
  entryId: fc.constantFrom(...entryIds),
  goesLiveAt: fc.nat(5),
  cancelledAt: fc.constantFrom(null, null, 3),
})
const history = fc.record({ acts: fc.array(act, { minLength: 1, maxLength: 12 }), now: fc.nat(5) })

type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

async function fill(acts: Act[]) {
  return write(async (tx) => {
    await tx.delete(releases)
    const row = { path: '/a', dated: 0, createdAt: 0 }
    return tx
      .insert(releases)
      .values(acts.map((one) => ({ ...row, ...one })))
      .returning()
  })
}

/** Each form gives the numbers of the current releases of all entries, in the order of entries. */
const forms: Record<string, (now: number) => Promise<(number | null)[]>> = {
  'a condition on releases': async (now) =>
    idsOf(await read().select().from(releases).where(isCurrent(now)).orderBy(asc(releases.entryId))),
  'rows that were released, in their order': async (now) => {
    const order = [asc(releases.entryId), ...oldestFirst]
    const rows = await read()
      .select()
      .from(releases)
      .where(wasReleased(now))
      .orderBy(...order)
    return idsOf(withoutSuperseded(rows, ({ entryId }) => entryId))
  },
  'one entry at a time': async (now) =>
    (await Promise.all(entryIds.map((id) => releaseAt(read(), id, now)))).flatMap((row) => row?.id ?? []),
  'a part of a query about entries': async (now) =>
    idsOf((await releasesAt(read(), entryIds, now)).toSorted((a, b) => a.entryId - b.entryId)),
}

function idsOf(rows: Release[]) {
  return rows.map(({ id }) => id)
}

type Rule = (moment: Moment) => Release | undefined

/** Holds a form against a rule over random histories and moments. */
async function compare(form: string, rule: Rule) {
  testDatabase()
  const entry = { kind: 'post', language: 'en', createdAt: 0 } as const
  await write((tx) => tx.insert(entries).values(entryIds.map((id) => ({ ...entry, id, translationGroup: `${id}` }))))
  return fc.check(
    fc.asyncProperty(history, async ({ acts, now }) => {
      const rows = await fill(acts)
      const current = entryIds.flatMap((id) => rule({ rows: rows.filter(({ entryId }) => entryId === id), now }) ?? [])
      expect(await forms[form]!(now)).toEqual(idsOf(current))
    }),
    runs({ suite: 100, soak: 2_000, seed: 2026 }),
  )
}

test.each(Object.keys(forms))('the rule is the plain one: %s', async (form) => {
  const { failed, counterexample } = await compare(form, plainlyCurrent)
  expect(counterexample).toBeNull()
  expect(failed).toBe(false)
})

const wrongRules: Record<string, Rule> = {
  'takes what was cancelled': ({ rows, now }) => {
    const kept = rows.map((row) => ({ ...row, cancelledAt: null }))
    return plainlyCurrent({ rows: kept, now })
  },
  'begins after its moment': ({ rows, now }) => plainlyCurrent({ rows, now: now - 1 }),
  'takes what is to come': ({ rows }) => plainlyCurrent({ rows, now: Infinity }),
  'takes the first of one moment': ({ rows, now }) => {
    const at = plainlyCurrent({ rows, now })?.goesLiveAt
    return rows.find(({ goesLiveAt, cancelledAt }) => goesLiveAt === at && cancelledAt === null)
  },
}

test.each(Object.keys(forms).flatMap((form) => Object.keys(wrongRules).map((rule) => [form, rule] as const)))(
  'control: %s is not taken for a rule that %s',
  async (form, rule) => {
    expect((await compare(form, wrongRules[rule]!)).failed).toBe(true)
  },
)
