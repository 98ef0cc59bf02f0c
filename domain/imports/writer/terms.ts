import { termPath } from '@/lib/web/term-paths'
import { and, eq } from 'drizzle-orm'
import { read, type Tx } from '@/db/connection'
import { redirects } from '@/db/schema'
import { sha256 } from '@/lib/keys/random'
import { leadsByShape } from '@/lib/web/old-shapes'
import { createTerm } from '@/domain/entries/terms'
import { ownRuling } from '../gazette-meta'
import type { PlannedText } from '../plan/plan'
import type { OldPath, TermRecord } from '../records'
import { isDefaultCategory, isSorting, readRulebook, type Rulebook, type Ruling, type SourceTerm } from '../rules'
import { redirectOldIn, type ImportLog, type ImportRun } from './log'

/** `ids`: by key, negative for the new terms of a trial; `lists`: by old address. */
export type ImportedTerms = {
  ids: Map<string, number>
  lists: Map<string, string>
  rules: (SourceTerm & { uses: number; ruling: Ruling })[]
}

/** Creates a missing topic or country if a text carries it; lists unused terms. */
export async function importTerms(records: TermRecord[], texts: Iterable<PlannedText>, log: ImportLog) {
  const usesOf = termUses(records, texts)
  const book = await readRulebook(read(), log.run.source)
  const terms: ImportedTerms = { ids: new Map(), lists: new Map(), rules: [] }
  for (const record of records) {
    const use = usesOf(record.key)
    if (use.uses > 0 || record.own) await importTerm(record, use, { book, terms, log })
    else if (isSorting(record) && !isDefaultCategory(record)) await leaveTerm(record, use, log)
  }
  return terms
}

type TermUse = { uses: number; isPublic: boolean }

/** A term's list was public if one of its texts was, and with it the lists of its parents. */
function termUses(records: TermRecord[], texts: Iterable<PlannedText>) {
  const all = new Map<string, TermUse>()
  const useOf = (key: string) => all.get(key) ?? { uses: 0, isPublic: false }
  for (const { is, terms } of texts)
    for (const key of is === 'none' ? [] : terms) {
      const { uses, isPublic } = useOf(key)
      all.set(key, { uses: uses + 1, isPublic: isPublic || is === 'live' })
    }
  const publicTerms = records.filter(({ key }) => useOf(key).isPublic)
  for (const { above } of publicTerms) for (const key of above) all.set(key, { ...useOf(key), isPublic: true })
  return useOf
}

const taxonomyNames: Record<string, string> = { category: 'category', post_tag: 'tag' }
const counted = 'Categories and tags'
const termUnused = 'No text carries it, so no topic was made of it.'

/** Leaves out an unused term. Its list had the texts of its children, which are among the news. */
async function leaveTerm({ key, taxonomy, name, oldPaths }: TermRecord, { isPublic }: TermUse, log: ImportLog) {
  const publicPaths = isPublic ? oldPaths : []
  const hash = sha256(JSON.stringify(['unused', name, publicPaths]))
  const row = await log.find('term', key)
  if ((row && row.outcome !== 'left out' && row.importId !== log.run.importId) || log.isSettled(row, hash)) return
  const problems = [{ what: termUnused, place: taxonomyNames[taxonomy]! }]
  const url = oldPaths[0]?.url ?? ''
  await log.write(
    { kind: 'term', key, title: name, url, hash, problems, kept: { type: counted }, outcome: 'left out' },
    (tx) => redirectListsIn(tx, { oldPaths: publicPaths, target: '/news' }, log.run),
  )
}

type TermContext = { book: Rulebook; terms: ImportedTerms; log: ImportLog }

async function importTerm(record: TermRecord, { uses, isPublic }: TermUse, { book, terms, log }: TermContext) {
  const { key, taxonomy, slug, name, description, own } = record
  const sourceTerm = { taxonomy, slug, name }
  const ruling = ownRuling(own, sourceTerm, book)
  terms.rules.push({ ...sourceTerm, uses, ruling })
  const termId = await idFor(ruling, own?.details, log)
  if (termId !== undefined && ruling.becomes !== 'nothing' && ruling.termId === null)
    book.terms.push({ ...ruling, id: termId, kind: ruling.becomes })
  if (termId !== undefined) terms.ids.set(key, termId)
  const list = termListPath(ruling)
  for (const { path } of record.oldPaths) if (list) terms.lists.set(path, list)
  const oldPaths = isPublic ? record.oldPaths : []
  const hash = sha256(JSON.stringify([name, list ?? '', oldPaths]))
  const row = await log.find('term', key)
  if (log.isSettled(row, hash)) return
  const place = isSorting(record) ? name : `${name} (${taxonomy})`
  const isMissed = !list && !isDefaultCategory(record)
  // Readers of a missing list find its texts among the news.
  const target = list ?? '/news'
  const thing = {
    kind: 'term' as const,
    key,
    title: name,
    hash,
    kept: { type: counted, leads: target, ...(description && { description }) },
    problems: isMissed ? [{ what: 'A category or tag became nothing.', place }] : [],
    url: oldPaths[0]?.url ?? '',
    outcome: row && row.outcome !== 'left out' ? ('changed' as const) : ('new' as const),
    termId: termId ?? null,
    path: list,
  }
  await log.write(thing, (tx) => redirectListsIn(tx, { oldPaths, target, before: row?.kept.leads }, log.run))
}

function termListPath(ruling: Ruling) {
  if (ruling.becomes === 'nothing') return undefined
  return termPath(ruling.becomes, ruling.slug)
}

/** Uses negative ids for new terms in a trial. */
async function idFor(ruling: Ruling, details: object | undefined, { run, isTrial }: ImportLog) {
  if (ruling.becomes === 'nothing') return undefined
  if (ruling.termId !== null) return ruling.termId
  if (isTrial) return -Number.parseInt(sha256(`${ruling.becomes} ${ruling.slug}`).slice(0, 8), 16) - 1
  const { becomes: kind, name, slug } = ruling
  const created = await createTerm(run.actor, { kind, name, slug, origin: 'import', ...details }, run.now)
  if (!created.ok) throw new Error(`The ${kind} ${name}: ${created.problems.map(({ message }) => message).join(' ')}`)
  return created.value.id
}

/** `before`: the previous target. */
type ListRedirects = { oldPaths: OldPath[]; target: string; before?: unknown }

async function redirectListsIn(tx: Tx, { oldPaths, target, before }: ListRedirects, run: ImportRun) {
  // A changed rule changes the target; redirects of other imports stay.
  if (typeof before === 'string')
    for (const { path } of oldPaths) {
      const isBefore = and(eq(redirects.source, path), eq(redirects.origin, 'import'), eq(redirects.target, before))
      await tx.update(redirects).set({ target }).where(isBefore)
    }
  const paths = oldPaths.map(({ path }) => path)
  const missing = paths.filter((path) =>
    [target, ...paths].every((to) => (to === path && to !== target) || !leadsByShape(path, to)),
  )
  const rows = missing.map((source) => ({ source, target }))
  await redirectOldIn(tx, { redirects: rows, urls: oldPaths.map(({ url }) => url) }, run)
}
