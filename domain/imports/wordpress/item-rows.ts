import type { Tx } from '@/db/connection'
import type { entries, ImportProblem } from '@/db/schema'
import { record } from '@/domain/staff/audit'
import { noteOldAddresses } from '@/domain/addresses/old-addresses'
import { insertRedirects } from '@/domain/addresses/redirects'
import { gateProblems } from '@/domain/publishing/gate'
import { insertRelease, claimAddress } from '@/domain/publishing/release-store'
import type { LogEntry, LogRow } from '../import-log'
import { keptAsDraft } from '../kept-as-draft'
import type { ImportContext } from './import-context'
import type { ImportedText } from './imported-text'
import { oldPathsOf } from './old-paths'
import type { ImportItem } from './plan'
import { plainText } from './plain-text'

// Shared by creating an item and changing it.

type ItemOutcome = Omit<LogEntry, 'source' | 'kind' | 'key' | 'url' | 'title'>

/** An item as the log and the report have it. */
export function itemThing({ key, title, link }: ImportItem, outcome: ItemOutcome) {
  return { kind: 'entry' as const, key, url: link, title: plainText(title), ...outcome }
}

/** The part of a log row that stays where an import does nothing. */
export function asBefore({ entryId, revisionId, hash, kept }: LogRow) {
  return { entryId, revisionId, hash, kept }
}

/** `cancelled`: the releases that were cancelled for it. */
type RevisionToRelease = {
  entry: typeof entries.$inferSelect
  revisionId: number
  text: ImportedText
  cancelled?: number[]
}

/** Writes into the record that a text came, and has readers get it from a moment (UTC ms) on, if any. */
export async function releaseItemIn(
  tx: Tx,
  item: ImportItem,
  { entry, revisionId, text, cancelled }: RevisionToRelease,
  at: number | undefined,
  ctx: ImportContext,
): Promise<ImportProblem[]> {
  const { actor, importId, now, survey } = ctx
  const act = { verb: 'imported', detail: { import: importId, revision: revisionId }, releases: cancelled }
  const gate = at === undefined ? [] : await gateProblems(tx, { entryId: entry.id, revisionId, at }, now)
  if (at === undefined || gate.length) await record(tx, actor, { ...act, entryId: entry.id }, now)
  else {
    const { slug } = text.content
    const { dated } = text.gazetteEntry?.entry ?? text.content
    const addressClaim = await claimAddress(tx, { entry, text: { slug, dated } }, at)
    if (!addressClaim.ok) throw stopped(item, addressClaim.problems)
    const row = { entryId: entry.id, revisionId, goesLiveAt: at, ...addressClaim.value, major: false }
    const released = await insertRelease(tx, actor, act, row, now)
    if (!released.ok) throw stopped(item, released.problems)
  }
  if (gate.length) return [{ what: keptAsDraft }]
  if (item.is !== 'live') return []
  const rows = item.redirects.map((source) => ({ source, target: item.path!, origin: 'import' }))
  await insertRedirects(tx, actor, rows, now)
  const addresses = oldPathsOf(item, survey.old).map(({ url }) => ({ url, importId }))
  await noteOldAddresses(tx, addresses, now)
  return []
}

/** Somebody changed something at the very moment; another run finds everything as it is then. */
export function stopped({ title }: ImportItem, problems: { message: string }[]) {
  return new Error(`“${title}” could not be taken over: ${problems.map(({ message }) => message).join(' ')}`)
}
