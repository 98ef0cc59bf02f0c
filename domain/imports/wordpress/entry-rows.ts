import { write, type Tx } from '@/db/connection'
import type { entries } from '@/db/schema'
import { record } from '@/domain/staff/audit'
import { noteOldAddresses } from '@/domain/addresses/old-addresses'
import { insert } from '@/domain/addresses/redirects'
import { add, placeAt } from '@/domain/publishing/release-rows'
import { writeLog, type LogEntry, type LogRow } from '../import-log'
import type { ImportContext } from './import-context'
import { oldPathsOf } from './old-paths'
import type { PlannedEntry } from './plan'
import { plainText } from './plain-text'
import type { ImportedText } from './text'

// What bringing an entry here and changing it are made of. Everything in one transaction.

export type Told = Omit<LogEntry, 'source' | 'kind' | 'key' | 'url' | 'title'>

/** What the ledger and the report say of an entry. */
export function toldOf(
  { key, title, link }: PlannedEntry,
  going: ImportContext,
  said: Told,
): LogEntry & { kind: 'entry' } {
  return { source: going.source, kind: 'entry', key, url: link, title: plainText(title), ...said }
}

export function report(going: ImportContext, told: LogEntry, path: string | undefined) {
  going.report.add({ url: '', title: '', kept: {}, problems: [], ...told, path })
}

/** Says what became of an entry where nothing else of it is written. */
export async function save(going: ImportContext, told: LogEntry, path?: string) {
  if (!going.isTrial) await write((tx) => writeLog(tx, going.importId, told))
  report(going, told, path)
}

/** What stays where an import does nothing. */
export function asBefore({ entryId, revisionId, hash, kept }: LogRow) {
  return { entryId, revisionId, hash, kept }
}

type Entry = typeof entries.$inferSelect
/** `cancelled`: the releases that were taken back for it. */
type Coming = { entry: Entry; revisionId: number; planned: PlannedEntry; text: ImportedText; cancelled?: number[] }

/** Writes down that a text came, and has readers get it from a moment (UTC ms) on, if any. */
export async function bring(
  tx: Tx,
  { entry, revisionId, planned, text, cancelled }: Coming,
  at: number | undefined,
  going: ImportContext,
) {
  const { actor, importId, now, survey } = going
  const act = { verb: 'imported', detail: { import: importId, revision: revisionId }, releases: cancelled }
  if (at === undefined) await record(tx, actor, { ...act, entryId: entry.id }, now)
  else {
    const { slug } = text.content
    const { dated } = text.own?.entry ?? text.content
    const place = await placeAt(tx, { entry, text: { slug, dated } }, at)
    if (!place.ok) throw stopped(planned, place.problems)
    await add(tx, actor, act, { entryId: entry.id, revisionId, goesLiveAt: at, ...place.value, major: false }, now)
  }
  if (planned.is !== 'live') return
  const rows = planned.redirects.map((source) => ({ source, target: planned.path!, origin: 'import' }))
  await insert(tx, actor, rows, now)
  const olds = oldPathsOf(planned, survey.old).map(({ url }) => ({ url, importId }))
  await noteOldAddresses(tx, olds, now)
}

/** Somebody changed something at the very moment; another run finds everything as it is then. */
export function stopped({ title }: PlannedEntry, problems: { message: string }[]) {
  return new Error(`“${title}” could not be taken over: ${problems.map(({ message }) => message).join(' ')}`)
}
