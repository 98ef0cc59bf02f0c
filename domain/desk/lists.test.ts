/** @module-tag property */
import fc from 'fast-check'
import { expect } from 'vitest'
import { rawWriter } from '@/db/connection'
import { act, comingOf, currentOf, moment, perform, walk, type Revision, type Walked } from '@/db/test-acts'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { runs } from '@/db/test-runs'
import type { Actor } from '@/domain/staff/actor'
import { someone } from '@/domain/testing/newsroom'
import { deskFront, idsMatching, listEntries, type EntryListQuery } from './entries'

// The desk's lists, which use triggers and indexes, must equal a walk over every revision and release.

const filters = {
  state: fc.constantFrom('draft', 'scheduled', 'live', 'withdrawn', 'waiting'),
  kind: fc.constantFrom('post', 'page'),
  by: fc.constantFrom(1, 2),
  savedFrom: moment,
  savedUntil: moment,
  search: fc.constantFrom('a', 'ab', 'ABC', '%', '_', '"', '\\', 'É', 'éa', 'ស', 'ការ', 'XXX', 'abcabc', '-ab'),
} as const

/** Two filters at most: with more, hardly an entry is left. */
const listing: fc.Arbitrary<EntryListQuery> = fc
  .tuple(
    fc.record({
      ...filters,
      sort: fc.constantFrom('saved', 'title', 'live', 'created'),
      descending: fc.boolean(),
      page: fc.constantFrom(1, 1, 2, 3),
    }),
    fc.subarray(Object.keys(filters) as (keyof typeof filters)[], { maxLength: 2 }),
  )
  .map(([{ sort, descending, page, ...values }, chosen]) => ({
    ...Object.fromEntries(chosen.map((key) => [key, values[key]])),
    sort,
    descending,
    page,
  }))

testOfSqlite(
  'lists, their numbers and the front of the desk agree with every revision and release, whatever was done',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 30, maxLength: 80, size: 'max' }),
        fc.array(fc.tuple(listing, moment), { minLength: 20, maxLength: 20 }),
        async (acts, listings) => {
          testDatabase()
          const people = [await someone('admin'), await someone('contributor')]
          for (const one of acts.slice(0, 4)) perform({ ...one, does: 'begin' })
          for (const one of acts) perform(one)
          compareColumns()
          for (const [query, now] of listings) for (const actor of people) await compareList(actor, query, now)
          for (const [, now] of listings.slice(0, 5)) for (const actor of people) await compareFront(actor, now)
        },
      ),
      { ...runs({ suite: 20, soak: 1_000, seed: 7 }), endOnFailure: true },
    )
  },
  3_600_000,
)

function compareColumns() {
  const columns = `id, head_id, head_saved_at, head_author, head_title, head_slug, is_waiting, last_release_at, last_has_text, last_dated`
  const expected = walk().map(({ id, head, releases, waits }) => {
    const last = releases.at(-1)
    const ofHead = head
      ? [head.id, head.saved_at, head.author, head.title, head.slug, Number(waits)]
      : Array(6).fill(null)
    const hasText = last && last.revision_id !== null
    return [id, ...ofHead, ...(last ? [last.goes_live_at, Number(hasText), hasText ? 0 : null] : [null, null, null])]
  })
  expect(rawWriter().prepare(`select ${columns} from entries`).raw().all()).toEqual(expected)
  // Throws where the index has not exactly what the entries have.
  rawWriter().exec(`insert into head_titles (head_titles, rank) values ('integrity-check', 1)`)
}

function plainList(actor: Actor, query: EntryListQuery, now: number) {
  const { state, kind, by, savedFrom, savedUntil, search, sort = 'saved', descending = sort !== 'title' } = query
  const found = walk().filter((entry) => {
    const { head, created_by: creator } = entry
    return (
      head &&
      entry.trashed_at === null &&
      (actor.role !== 'contributor' || creator === actor.id) &&
      (!kind || entry.kind === kind) &&
      (by === undefined || creator === by || head.author === by) &&
      (savedFrom === undefined || head.saved_at >= savedFrom) &&
      (savedUntil === undefined || head.saved_at < savedUntil) &&
      (!state || isIn(entry, state, now)) &&
      (!search || isTitled(head, search))
    )
  })
  const keys: Record<string, (entry: Walked) => number | string | undefined> = {
    saved: (entry) => entry.head!.saved_at,
    title: (entry) => asciiLower(entry.head!.title),
    created: (entry) => entry.created_at,
    live: (entry) => (comingOf(entry, now) ?? currentOf(entry, now))?.goes_live_at,
  }
  const key = keys[sort]!
  return found.sort((a, b) => order(key(a), key(b), descending) || b.id - a.id).map(({ id }) => id)
}

function order(a: number | string | undefined, b: number | string | undefined, descending: boolean) {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  const compared = typeof a === 'number' ? a - Number(b) : Buffer.compare(Buffer.from(a), Buffer.from(String(b)))
  return descending ? -compared : compared
}

/** Returns whether an entry is in a filter: an entry that is live and has something to come is in two of them. */
function isIn(entry: Walked, state: NonNullable<EntryListQuery['state']>, now: number) {
  const [current, coming] = [currentOf(entry, now), comingOf(entry, now)]
  const states = {
    waiting: entry.waits,
    draft: !current && !coming,
    scheduled: coming !== undefined,
    live: current && current.revision_id !== null,
    withdrawn: current?.revision_id === null,
  }
  return states[state]
}

/** These texts have no words: only titles and addresses are found, by letters, ignoring the case of a to z. */
function isTitled({ title, slug }: Revision, search: string) {
  if (search.startsWith('-')) return true
  const isWord = /[\p{L}\p{N}]/u.test(search)
  return (isWord ? [title, slug] : [title]).some((text) => asciiLower(text).includes(asciiLower(search)))
}

function asciiLower(text: string) {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

async function compareList(actor: Actor, query: EntryListQuery, now: number) {
  const ids = plainList(actor, query, now)
  const { page = 1 } = query
  const list = await listEntries(actor, { ...query, perPage: 3 }, now)
  const shown = { ids: list.items.map(({ id }) => id), total: list.total }
  expect([query, now, shown]).toEqual([query, now, { ids: ids.slice(3 * page - 3, 3 * page), total: ids.length }])
  const all = await idsMatching(actor, query, 1_000, now)
  expect(all.toSorted((a, b) => a - b)).toEqual(ids.toSorted((a, b) => a - b))
}

async function compareFront(actor: Actor, now: number) {
  const { drafts, live } = await deskFront(actor, now, 3)
  const own = plainList(actor, { state: 'waiting', by: actor.id! }, now)
  expect([drafts.items.map(({ id }) => id), drafts.total]).toEqual([own.slice(0, 3), own.length])
  const isLive = new Set(plainList(actor, { state: 'live' }, now))
  const liveEntries = walk().filter(({ id }) => isLive.has(id))
  const since = (entry: Walked) => currentOf(entry, now)!.goes_live_at
  const newest = liveEntries.sort((a, b) => since(b) - since(a) || b.id - a.id).map(({ id }) => id)
  expect([live.items.map(({ id }) => id), live.total]).toEqual([newest.slice(0, 3), newest.length])
}
