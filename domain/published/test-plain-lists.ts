import { expect } from 'vitest'
import { yearMonthOf } from '@/lib/time/time'
import { entryList } from './entry-list'
import { kindChanges, monthChangeLookup, termChanges } from './list-changes'
import { sitemapParts } from './sitemap'
import type { PlainEntry } from './test-plain-states'

// Compares lists that are made from the states of entries with lists that are made from all rows.

const zone = 'Asia/Bangkok'
const kinds = ['post', 'publication', 'page'] as const
const languages = ['en', 'km'] as const
const termSlugs = ['a', 'b', 'c', 'd']

/** The last changes of lists, and the parts of the sitemap. */
export async function compareChanges(now: number, entries: PlainEntry[]) {
  const newest = (which: (entry: PlainEntry) => boolean) => {
    const moments = entries.filter(which).map(({ standing }) => standing.goesLiveAt)
    return moments.length > 0 ? Math.max(...moments) : undefined
  }
  const changes = await kindChanges(now)
  for (const language of languages) {
    const termChange = await termChanges({ now, language })
    const monthChange = await monthChangeLookup({ now, language, zone })
    const isHere = (entry: PlainEntry) => entry.language === language
    for (const kind of kinds)
      expect(changes.find((one) => one.kind === kind && one.language === language)?.at).toBe(
        newest((entry) => isHere(entry) && entry.kind === kind),
      )
    for (const kind of ['topic', 'country'] as const)
      for (const slug of termSlugs) {
        const carries = ({ text }: { text?: PlainEntry['text'] }) =>
          text?.terms.some((term) => term.kind === kind && term.slug === slug) ?? false
        expect(termChange(kind, slug)).toBe(
          newest((entry) => isHere(entry) && entry.kind !== 'page' && entry.come.some(carries)),
        )
      }
    for (const { year, month } of entries.flatMap(({ come }) => come.map(({ dated }) => yearMonthOf(dated, zone)))) {
      const isIn = ({ dated }: { dated: number }) => {
        const date = yearMonthOf(dated, zone)
        return date.year === year && date.month === month
      }
      expect(monthChange(year, month)).toBe(
        newest((entry) => isHere(entry) && entry.kind === 'post' && entry.come.some(isIn)),
      )
    }
  }
  const ofKinds = ['page', 'post', 'publication'].map((kind) => entries.filter((entry) => entry.kind === kind))
  expect(await sitemapParts(now)).toEqual(
    ofKinds.flatMap((all) => {
      const live = all.filter(({ standing }) => standing.text).length
      return live > 0
        ? [{ kind: all[0]!.kind, number: 1, entries: live, changedAt: newest(({ kind }) => kind === all[0]!.kind) }]
        : []
    }),
  )
}

/** A page of a list, narrowed by chance. */
export async function compareLists(now: number, entries: PlainEntry[], chance: (below: number) => number) {
  const maybe = <T>(values: readonly T[]) => (chance(4) === 0 ? values[chance(values.length)] : undefined)
  const filter = {
    kind: maybe(kinds),
    language: maybe(languages),
    type: maybe(['report', 'guide']),
    topic: maybe(termSlugs),
    country: maybe(termSlugs),
    year: maybe([2013, 2014, 2015]),
    updatedSince: chance(2) ? entries[chance(entries.length)]?.standing.changed : undefined,
  }
  const { updatedSince } = filter
  const carries = (kind: string, slug: string | undefined) => (entry: PlainEntry) =>
    slug === undefined || entry.text!.terms.some((term) => term.kind === kind && term.slug === slug)
  const yearOf = ({ text, standing }: PlainEntry) =>
    Number(text!.publishedOn?.slice(0, 4) ?? yearMonthOf(standing.dated, zone).year)
  const expected = entries
    .filter(({ standing }) => standing.text && standing.changed >= (updatedSince ?? 0))
    .filter(({ kind }) => kind === (filter.kind ?? kind))
    .filter(({ language }) => language === (filter.language ?? language))
    .filter(({ text }) => text!.publicationType === (filter.type ?? text!.publicationType))
    .filter(carries('topic', filter.topic))
    .filter(carries('country', filter.country))
    .filter((entry) => yearOf(entry) === (filter.year ?? yearOf(entry)))
  if (updatedSince === undefined) expected.sort((a, b) => b.standing.dated - a.standing.dated || b.id - a.id)
  const found = await entryList({ now, filter, page: 2, limit: 2 })
  expect([filter, found.total, found.entries.map(({ entryId, changed }) => [entryId, changed])]).toEqual([
    filter,
    expected.length,
    expected.slice(2, 4).map(({ id, standing }) => [id, standing.changed]),
  ])
}
