import { expect } from 'vitest'
import { standing, type EntryHistory, type HistoryRelease } from '@/domain/testing/histories'
import { addressOfEntry, entryList, listedEntry } from './entry-list'
import { earliestChange, harvest } from './harvest'
import { publicSets } from './harvest-sets'

// Compares lists that programs read with a plain list of releases.

type Live = Pick<HistoryRelease, 'withdrawal' | 'term' | 'file'> & {
  kind: string
  at: number
  path: string
  title: string
}

/** The title that readers get says that a text is withdrawn. */
function titleGiven({ title, withdrawal }: Pick<HistoryRelease, 'title' | 'withdrawal'>) {
  return withdrawal === 'keeps' ? `Withdrawn: ${title}` : title
}

/** The records for harvesters: every entry that readers have or had, in the order of their last changes, and the sets of these. */
export async function compareHarvest(histories: EntryHistory[], now: number) {
  const expected = histories.flatMap(({ kind, releases }) => {
    const current = standing(releases, now)
    if (!current) return []
    return [
      {
        type: kind === 'post' ? 'post' : 'report',
        changed: Math.floor(current.at / 1_000),
        title: current.path && titleGiven(current),
      },
    ]
  })
  const ask = (query: object = {}) => harvest({ now, limit: 20, whole: true, ...query })
  const { records, remaining } = await ask()
  const facts = records.map(({ sets, changed, item }) => ({ type: sets.type, changed, title: item?.title }))
  const sorted = <T>(rows: T[]) => rows.map((row) => JSON.stringify(row)).toSorted()
  expect(sorted(facts)).toEqual(sorted(expected))
  expect([remaining, records.map(({ changed }) => changed)]).toEqual([
    expected.length,
    expected.map(({ changed }) => changed).toSorted((a, b) => a - b),
  ])
  for (const { changed, withdrawn, item } of records) {
    expect([withdrawn, changed * 1_000 <= now]).toEqual([item === undefined, true])
    const between = await ask({ from: changed, until: changed })
    expect(between.remaining).toBe(expected.filter((one) => one.changed === changed).length)
  }
  const [first, ...otherRecords] = records
  if (first) expect((await ask({ after: first })).records).toEqual(otherRecords)
  const types = [...new Set(expected.map(({ type }) => type))].toSorted()
  expect(await publicSets(now)).toEqual({ types, languages: types.length ? ['en'] : [], countries: [] })
  const passedReleases = histories.flatMap(({ releases }) =>
    releases.filter(({ at, cancelled }) => at <= now && !cancelled),
  )
  expect(await earliestChange(now)).toBe(
    passedReleases.length ? Math.min(...passedReleases.map(({ at }) => at)) / 1_000 : undefined,
  )
}

/** The lists that programs read: all that is live, each with the address and the text that readers have. */
export async function compareEntryLists(all: Live[], { start, now }: { start: number; now: number }) {
  const list = async (filter: object) => {
    const { total, entries } = await entryList({ now, filter, page: 1, limit: 20 })
    expect(total).toBe(entries.length)
    return entries.map(({ path, title, changed }) => [path, title, changed].join()).toSorted()
  }
  const those = (which: (one: (typeof all)[number]) => unknown) =>
    all
      .filter(which)
      .map(({ path, at, ...one }) => [path, titleGiven(one), Math.floor(at / 1_000)].join())
      .toSorted()
  expect(await list({})).toEqual(those(() => true))
  expect(await list({ kind: 'publication' })).toEqual(those(({ kind }) => kind === 'publication'))
  expect(await list({ topic: 'protection' })).toEqual(those(({ term }) => term))
  expect(await list({ q: 'kingfisher' })).toEqual(those(({ kind, file }) => kind === 'publication' && file))
  const since = Math.floor((start + now) / 2_000)
  expect(await list({ updatedSince: since })).toEqual(those(({ at }) => Math.floor(at / 1_000) >= since))
  const { entries } = await entryList({ now, filter: {}, page: 1, limit: 20 })
  for (const { entryId, path } of entries.slice(0, 1))
    expect([await addressOfEntry({ entryId, now }), (await listedEntry({ entryId, now }))!.path]).toEqual([path, path])
}
