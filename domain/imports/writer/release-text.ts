import type { Tx } from '@/db/connection'
import type { entries, ImportProblem } from '@/db/schema'
import { saveOldAddresses } from '@/domain/addresses/old-addresses'
import { insertRedirects } from '@/domain/addresses/redirects'
import type { Content } from '@/domain/content/content'
import { releaseProblems } from '@/domain/publishing/gate'
import { claimAddress, insertRelease } from '@/domain/publishing/release-store'
import { record } from '@/domain/staff/audit'
import type { EntryMeta, OwnEntry } from '../gazette-meta'
import { keptAsDraft } from '../kept-as-draft'
import type { PlannedText } from '../plan/plan'
import type { ImportRun } from './log'

export type ImportedText = {
  content: Content
  kept: Record<string, unknown>
  problems: ImportProblem[]
  /** A hash of the source and the result: nothing is done if both are unchanged. */
  hash: string
  staffId: number | null
  uses: string[]
  /** UTC ms. */
  modified: number | undefined
  people?: EntryMeta['people']
  /** A problem that no editor could save or correct: the text is left out. */
  refusal?: string
  /** Only if the text was not changed in WordPress. */
  gazetteEntry?: OwnEntry
}

type RevisionToRelease = {
  entry: typeof entries.$inferSelect
  revisionId: number
  /** UTC ms; undefined for a text that readers do not get, or have already. */
  at: number | undefined
  cancelled?: number[]
}

/** Releases a text as planned, with its redirects. Returns why it is held back, if it is. */
export async function releaseTextIn(
  tx: Tx,
  text: PlannedText,
  imported: ImportedText,
  { entry, revisionId, at, cancelled }: RevisionToRelease,
  { actor, importId, now }: ImportRun,
): Promise<ImportProblem[]> {
  const act = { verb: 'imported', detail: { import: importId, revision: revisionId }, releases: cancelled }
  const gate = at === undefined ? [] : await releaseProblems(tx, actor, { entryId: entry.id, revisionId, at }, now)
  if (at === undefined || gate.length) await record(tx, actor, { ...act, entryId: entry.id }, now)
  else {
    const { slug } = imported.content
    const { dated } = imported.gazetteEntry?.entry ?? imported.content
    const addressClaim = await claimAddress(tx, { entry, text: { slug, dated } }, at)
    if (!addressClaim.ok) throw stoppedError(text, addressClaim.problems)
    const row = { entryId: entry.id, revisionId, goesLiveAt: at, ...addressClaim.value, major: false }
    const released = await insertRelease(tx, actor, act, row, now)
    if (!released.ok) throw stoppedError(text, released.problems)
  }
  if (gate.length) return [{ what: keptAsDraft }]
  if (text.is !== 'live') return []
  const rows = text.redirects.map((source) => ({ source, target: text.path!, origin: 'import' }))
  await insertRedirects(tx, actor, rows, now)
  const addresses = text.oldPaths.map(({ url }) => ({ url, importId }))
  await saveOldAddresses(tx, addresses, now)
  return []
}

/** Somebody changed something at this moment; another run finds the new state. */
export function stoppedError({ title }: PlannedText, problems: { message: string }[]) {
  return new Error(`“${title}” could not be taken over: ${problems.map(({ message }) => message).join(' ')}`)
}
