import { and, desc, eq, inArray, asc, isNull, lte, max } from 'drizzle-orm'
import { publicVersion, read } from '@/db/connection'
import { entries, releases, revisions, revisionTerms, terms, type TermNames } from '@/db/schema'
import { noBits, setBit, type Bits } from '@/lib/bits'
import { portions } from '@/lib/portions'
import { nameKey } from '@/lib/slug'
import type { Facet } from './filter'
import { isLive, nextGoLive } from './live'
import { catalogueFiles, type CatalogueFiles } from './catalogue-files'

/** A choice of a facet, and which publications have it. */
export type Value = { value: string; label: string; has: Bits; names?: TermNames }

/**
 * The live publications of a moment, numbered from 0 with the newest first: what lists and counts are made of. What is
 * shown of them is read anew each time.
 */
export type Catalogue = {
  size: number
  releaseIds: number[]
  numberOf: Map<number, number>
  facets: Record<Facet, Value[]>
  orders: Record<'newest' | 'oldest' | 'title' | 'posted', number[]>
  files: CatalogueFiles
}

type Kept = { db: unknown; version: number; from: number; until: number; catalogue: Catalogue }

// Two, so that an editor who looks at the site of another moment does not take readers' from them.
const atMost = 2
let kept: Kept[] = []

/**
 * The catalogue of a moment (UTC ms). One is kept under the same rule as finished pages: while the public version stands,
 * and for the moments between two releases.
 */
export async function catalogueAt(now: number): Promise<Catalogue> {
  const db = read()
  const version = publicVersion()
  const known = kept.find((one) => one.db === db && one.version === version && one.from <= now && now < one.until)
  if (known) return known.catalogue
  const [catalogue, from, until] = await Promise.all([build(now), lastChange(now), nextGoLive(now)])
  // Made while something changed, it may be half old: it answers once and is not kept.
  if (publicVersion() === version) {
    const still = kept.filter((one) => one.db === db && one.version === version)
    kept = [{ db, version, from, until: until ?? Infinity, catalogue }, ...still].slice(0, atMost)
  }
  return catalogue
}

async function lastChange(now: number) {
  const [row] = await read()
    .select({ at: max(releases.goesLiveAt) })
    .from(releases)
    .where(and(lte(releases.goesLiveAt, now), isNull(releases.cancelledAt)))
  return row?.at ?? -Infinity
}

async function build(now: number): Promise<Catalogue> {
  const rows = await publications(now)
  const numberOf = new Map(rows.map((row, number) => [row.revisionId, number]))
  const [byTerm, files] = await Promise.all([termsOf(numberOf), catalogueFiles(numberOf)])
  const facet = (valueOf: (row: Row) => string | null | undefined, labelOf = valueOf) =>
    valuesOf(rows.map((row) => ({ value: valueOf(row), label: labelOf(row) })))
  return {
    size: rows.length,
    releaseIds: rows.map((row) => row.releaseId),
    numberOf,
    facets: {
      ...byTerm,
      type: facet((row) => row.type).sort(byValue),
      year: facet((row) => row.publishedOn?.slice(0, 4))
        .sort(byValue)
        .reverse(),
      language: facet((row) => row.language).sort(byValue),
      series: facet(
        (row) => nameKey(row.series),
        (row) => row.series,
      ).sort(byLabel),
    },
    orders: ordersOf(rows),
    files,
  }
}

async function publications(now: number) {
  return read()
    .select({
      releaseId: releases.id,
      revisionId: revisions.id,
      language: entries.language,
      type: revisions.publicationType,
      publishedOn: revisions.publishedOn,
      series: revisions.series,
      title: revisions.title,
      dated: releases.dated,
    })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(eq(entries.kind, 'publication'), isLive(now)))
    .orderBy(desc(revisions.publishedOn), desc(releases.dated), asc(revisions.title), asc(releases.id))
}
type Row = Awaited<ReturnType<typeof publications>>[number]

function valuesOf(rows: { value: string | null | undefined; label: string | null | undefined }[]): Value[] {
  const values = new Map<string, Value>()
  for (const [number, { value, label }] of rows.entries()) {
    if (!value) continue
    if (!values.has(value)) values.set(value, { value, label: label ?? value, has: noBits(rows.length) })
    setBit(values.get(value)!.has, number)
  }
  return [...values.values()]
}

async function termsOf(numberOf: Map<number, number>) {
  const values = new Map<number, Value & { kind: 'country' | 'topic' }>()
  const known = await read().select().from(terms).orderBy(asc(terms.position), asc(terms.name))
  for (const { id, kind, slug, name, names } of known)
    values.set(id, { kind, value: slug, label: name, names, has: noBits(numberOf.size) })
  const carried = new Set<number>()
  for (const ids of portions([...numberOf.keys()]))
    for (const { revisionId, termId } of await read()
      .select()
      .from(revisionTerms)
      .where(inArray(revisionTerms.revisionId, ids))) {
      setBit(values.get(termId)!.has, numberOf.get(revisionId)!)
      carried.add(termId)
    }
  const of = (wanted: 'country' | 'topic') =>
    [...values].filter(([id, { kind }]) => kind === wanted && carried.has(id)).map(([, { kind: _, ...value }]) => value)
  return { country: of('country'), topic: of('topic') }
}

function ordersOf(rows: Row[]): Catalogue['orders'] {
  const newest = rows.map((_, number) => number)
  const posted = newest.toSorted((a, b) => rows[b]!.dated - rows[a]!.dated || a - b)
  const dated = newest.filter((number) => rows[number]!.publishedOn)
  const undated = newest.filter((number) => !rows[number]!.publishedOn)
  const title = newest.toSorted((a, b) => titles.compare(rows[a]!.title, rows[b]!.title) || a - b)
  return { newest, posted, title, oldest: [...dated.reverse(), ...undated] }
}
const titles = new Intl.Collator('en', { numeric: true, ignorePunctuation: true })

function byValue(a: Value, b: Value) {
  return a.value < b.value ? -1 : 1
}

function byLabel(a: Value, b: Value) {
  return titles.compare(a.label, b.label)
}
