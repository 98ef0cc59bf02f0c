import type { Tx } from '@/db/connection'
import type { entries, ImportProblem } from '@/db/schema'
import { record } from '@/domain/staff/audit'
import { saveOldAddresses } from '@/domain/addresses/old-addresses'
import { insertRedirects } from '@/domain/addresses/redirects'
import { releaseProblems } from '@/domain/publishing/gate'
import { insertRelease, claimAddress } from '@/domain/publishing/release-store'
import type { LogEntry, LogRow } from '../import-log'
import { keptAsDraft } from '../kept-as-draft'
import type { ImportContext } from './import-context'
import type { ImportedText } from './imported-text'
import { oldPathsOf } from './old-paths'
import type { ImportItem } from './plan'
import { plainText } from './plain-text'

type ItemOutcome = Omit<LogEntry, 'source' | 'kind' | 'key' | 'url' | 'title'>

export function itemThing({ key, title, link }: ImportItem, outcome: ItemOutcome) {
  return { kind: 'entry' as const, key, url: link, title: plainText(title), ...outcome }
}

export function loggedBefore({ entryId, revisionId, hash, kept }: LogRow) {
  return { entryId, revisionId, hash, kept }
}

type RevisionToRelease = {
  entry: typeof entries.$inferSelect
  revisionId: number
  text: ImportedText
  cancelled?: number[]
}

export async function releaseItemIn(
  tx: Tx,
  item: ImportItem,
  { entry, revisionId, text, cancelled }: RevisionToRelease,
  at: number | undefined,
  ctx: ImportContext,
): Promise<ImportProblem[]> {
  const { actor, importId, now, survey } = ctx
  const act = { verb: 'imported', detail: { import: importId, revision: revisionId }, releases: cancelled }
  const gate = at === undefined ? [] : await releaseProblems(tx, actor, { entryId: entry.id, revisionId, at }, now)
  if (at === undefined || gate.length) await record(tx, actor, { ...act, entryId: entry.id }, now)
  else {
    const { slug } = text.content
    const { dated } = text.gazetteEntry?.entry ?? text.content
    const addressClaim = await claimAddress(tx, { entry, text: { slug, dated } }, at)
    if (!addressClaim.ok) throw stoppedError(item, addressClaim.problems)
    const row = { entryId: entry.id, revisionId, goesLiveAt: at, ...addressClaim.value, major: false }
    const released = await insertRelease(tx, actor, act, row, now)
    if (!released.ok) throw stoppedError(item, released.problems)
  }
  if (gate.length) return [{ what: keptAsDraft }]
  if (item.is !== 'live') return []
  const rows = item.redirects.map((source) => ({ source, target: item.path!, origin: 'import' }))
  await insertRedirects(tx, actor, rows, now)
  const addresses = oldPathsOf(item, survey.old).map(({ url }) => ({ url, importId }))
  await saveOldAddresses(tx, addresses, now)
  return []
}

/** Somebody changed something at this moment; another run finds the new state. */
export function stoppedError({ title }: ImportItem, problems: { message: string }[]) {
  return new Error(`“${title}” could not be taken over: ${problems.map(({ message }) => message).join(' ')}`)
}
