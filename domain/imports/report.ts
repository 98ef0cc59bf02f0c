import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { audit, imported, imports, releases } from '@/db/schema'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo, isUploadOpenTo } from '@/domain/staff/audience'
import { emptyTally, type Import, type LogRow, type Tally } from './import-log'
import { themeOf, type FindingTheme } from './themes'

/** A log row, or in a trial the row to be written. `path`: its address in Gazette. */
export type ReportItem = Pick<LogRow, 'kind' | 'key' | 'url' | 'title' | 'outcome' | 'kept' | 'problems'> &
  Partial<Pick<LogRow, 'entryId' | 'mediaId'>> & { path?: string | null }

export type Finding = Pick<ReportItem, 'kind' | 'title' | 'url' | 'entryId' | 'mediaId' | 'path'> & { place?: string }

export type FindingGroup = { what: string; found: Finding[]; theme?: FindingTheme }

/** "Posts, published" */
type CountedKind = { what: string; tally: Tally }

export type Report = {
  tally: Tally
  counts: CountedKind[]
  leftOut: FindingGroup[]
  conflicts: FindingGroup[]
  /** The most important to readers first. */
  problems: FindingGroup[]
  /** `what`: "comments", "field _yoast_wpseo_title". */
  kept: { what: string; n: number }[]
}

export function reportBuilder() {
  const tally = { ...emptyTally }
  const counts = new Map<string, Tally>()
  const lists = {
    leftOut: new Map<string, Finding[]>(),
    conflicts: new Map<string, Finding[]>(),
    problems: new Map<string, Finding[]>(),
  }
  const kept = new Map<string, number>()

  function add(thing: ReportItem) {
    tally[thing.outcome]++
    const what = countedKindName(thing)
    const kindTally = counts.get(what) ?? { ...emptyTally }
    kindTally[thing.outcome]++
    counts.set(what, kindTally)
    if (thing.outcome === 'unchanged') return
    const list = thing.outcome === 'left out' ? 'leftOut' : thing.outcome === 'conflict' ? 'conflicts' : 'problems'
    addFindings(thing, thing.problems, list)
    for (const [what, n] of keptCounts(thing.kept)) kept.set(what, (kept.get(what) ?? 0) + n)
  }

  function addFindings(
    thing: Omit<Finding, 'place'>,
    problems: ReportItem['problems'],
    list: 'leftOut' | 'conflicts' | 'problems' = 'problems',
  ) {
    const { kind, title, url, entryId, mediaId, path } = thing
    for (const { what, place } of problems) {
      const findings = lists[list].get(what) ?? []
      findings.push({ kind, title, url, entryId, mediaId, path, place })
      lists[list].set(what, findings)
    }
  }

  const inOrder = (list: Map<string, Finding[]>) =>
    [...list].map(([what, found]) => ({ what, found })).sort((a, b) => b.found.length - a.found.length)

  const byTheme = (list: Map<string, Finding[]>) =>
    inOrder(list)
      .map((group) => ({ ...group, ...themeOf(group.what) }))
      .sort((a, b) => (a.rank ?? -1) - (b.rank ?? -1))
      .map(({ what, found, about, advice }) => ({ what, found, ...(about && advice && { theme: { about, advice } }) }))

  return {
    add,
    addFindings,
    report: (): Report => ({
      tally,
      counts: [...counts].map(([what, tally]) => ({ what, tally })).sort((a, b) => a.what.localeCompare(b.what)),
      leftOut: inOrder(lists.leftOut),
      conflicts: inOrder(lists.conflicts),
      problems: byTheme(lists.problems),
      kept: [...kept].map(([what, n]) => ({ what, n })).sort((a, b) => b.n - a.n || a.what.localeCompare(b.what)),
    }),
  }
}

const kindNames: Record<LogRow['kind'], string> = {
  entry: 'entries',
  file: 'files',
  term: 'terms',
  author: 'authors',
  other: 'other things',
}

/** `kept.type` and `kept.state` are words of the source. */
function countedKindName({ kind, kept }: Pick<ReportItem, 'kind' | 'kept'>) {
  const type = typeof kept.type === 'string' && kept.type ? kept.type : undefined
  const state = typeof kept.state === 'string' && kept.state ? kept.state : undefined
  return [type ?? kindNames[kind], state].filter(Boolean).join(', ')
}

function keptCounts({ comments, fields, elements }: Record<string, unknown>): [string, number][] {
  const counts: [string, number][] = []
  if (Array.isArray(comments) && comments.length) counts.push(['comments', comments.length])
  for (const name of namesIn(fields)) counts.push([`field ${name}`, 1])
  for (const name of namesIn(elements)) counts.push([`element ${name}`, 1])
  return counts
}

function namesIn(value: unknown): string[] {
  return value && typeof value === 'object' ? Object.keys(value) : []
}

export function findingsByTheme(all: FindingGroup[]) {
  return [...Map.groupBy(all, ({ theme }) => theme?.about)].map(([, findings]) => ({
    theme: findings[0]!.theme,
    findings,
  }))
}

const rowsAtOnce = 500

/** Rebuilds the report of an import. A row that a later import changed is in that import's report. */
export async function reportOf(actor: Actor, importId: number): Promise<(Report & { import: Import }) | undefined> {
  permit(actor, 'manageImports')
  const [importRow] = await read().select().from(imports).where(eq(imports.id, importId))
  if (!importRow) return undefined
  const all = reportBuilder()
  for (let after = 0; ;) {
    const rows = await rowsAfter(actor, importId, after)
    for (const row of rows) all.add(row)
    if (rows.length < rowsAtOnce) break
    after = rows.at(-1)!.id
  }
  const report = all.report()
  return { ...report, tally: (await tallyOf(importRow)) ?? report.tally, import: importRow }
}

/** Leaves out texts and files whose audience this person is not in. */
async function rowsAfter(actor: Actor, importId: number, after: number) {
  const path = sql<string | null>`(select r.path from ${releases} r where r.entry_id = ${imported.entryId}
    and r.cancelled_at is null order by r.goes_live_at desc, r.id desc limit 1)`
  const { id, kind, key, url, title, outcome, kept, problems, entryId, mediaId } = imported
  const isOpen = and(isOpenTo(actor, imported.entryId), isUploadOpenTo(actor, imported.mediaId))
  return read()
    .select({ id, kind, key, url, title, outcome, kept, problems, entryId, mediaId, path })
    .from(imported)
    .where(and(eq(imported.importId, importId), gt(imported.id, after), isOpen))
    .orderBy(asc(imported.id))
    .limit(rowsAtOnce)
}

/** Reads the record, which has the numbers of a finished import: unchanged things have no row. */
export async function tallyOf({ id, finishedAt }: Pick<Import, 'id' | 'finishedAt'>): Promise<Tally | undefined> {
  if (finishedAt === null) return undefined
  const acts = await read()
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.verb, 'finished an import'), eq(audit.at, finishedAt)))
  const act = acts.find(({ detail }) => detail.import === id)
  if (!act) return undefined
  const numbers = Object.keys(emptyTally).map((outcome) => [outcome, Number(act.detail[outcome] ?? 0)])
  return Object.fromEntries(numbers) as Tally
}
