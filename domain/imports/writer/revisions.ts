import { and, eq } from 'drizzle-orm'
import { read, write, type Db, type Tx } from '@/db/connection'
import { audit, entries, releases, type ImportProblem } from '@/db/schema'
import { applyConsentEndsIfAnyIn } from '@/domain/consents/ends'
import { declarePeopleIn } from '@/domain/consents/marks'
import type { Content } from '@/domain/content/content'
import { contentOf, headOf } from '@/domain/entries/head'
import { cancelReleases } from '@/domain/entries/release-changes'
import { hasText, idsOf, pendingOf, releaseAt } from '@/domain/entries/standing'
import { releaseProblems } from '@/domain/publishing/gate'
import { claimAddress, insertRelease } from '@/domain/publishing/release-store'
import { record } from '@/domain/staff/audit'
import { addRevision, checkReferences } from '@/domain/writing/saving'
import type { EntryMeta, OwnEntry } from '../gazette-meta'
import { fateOfEntry, type LogRow } from '../import-log'
import { keptAsDraft } from '../kept-as-draft'
import type { PlannedText } from '../plan/plan'
import { redirectOldIn, type ImportLog, type ImportRun } from './log'

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

export function loggedBefore({ entryId, revisionId, hash, kept }: LogRow) {
  return { entryId, revisionId, hash, kept }
}

export async function isGone(row: LogRow) {
  const fate = await fateOfEntry(read(), row)
  return fate === 'erased' || fate === 'in the trash'
}

type TextChange = { imported: ImportedText; row: LogRow }

/** Imports a changed text as a new revision. An entry that staff edited or released after the import is only listed. */
export async function changeText(text: PlannedText, change: TextChange, log: ImportLog) {
  const { imported, row } = change
  if (row.hash === imported.hash || (await isGone(row))) return log.addUnchanged(row)
  const why = imported.refusal ? grownReason : await unchangedReason(read(), text, row, log.run)
  if (why) return listConflict(text, change, { what: why, place: imported.refusal }, log)
  const { key, title, url } = text
  const { hash, kept } = imported
  const entryId = row.entryId!
  const isTakenOff = text.path === undefined && (await pendingOf(read(), entryId, log.run.now)).length > 0
  const problems: ImportProblem[] = [...imported.problems, ...(isTakenOff ? [{ what: noLongerScheduled }] : [])]
  const thing = { kind: 'entry' as const, key, title, url, outcome: 'changed' as const, hash, kept, entryId, problems }
  const written = log.isTrial ? thing : await write(writeIn)
  if (written) log.add(written)
  else await listConflict(text, change, { what: editedHereReason }, log)

  async function writeIn(tx: Tx) {
    if (await unchangedReason(tx, text, row, log.run)) return undefined
    const { revisionId, held } = await changeIn(tx, text, { imported, entryId }, log.run)
    const changed = { ...thing, problems: [...problems, ...held], revisionId }
    await log.writeIn(tx, changed)
    return changed
  }
}

const noLongerScheduled = 'It is not scheduled at its source any more, so it was taken off the schedule here.'

type EntryChange = { imported: ImportedText; entryId: number }

async function changeIn(tx: Tx, text: PlannedText, { imported, entryId }: EntryChange, run: ImportRun) {
  const { actor, now } = run
  const { content, staffId: author } = imported
  const [entry] = await tx.select().from(entries).where(eq(entries.id, entryId))
  const head = (await headOf(tx, entryId))!
  const references = await checkReferences(tx, actor, content, now)
  if (!references.ok) throw stoppedError(text, references.problems)
  const isSame = isSameContent(await contentOf(tx, head, text.kind), content)
  const draft = { entryId, kind: text.kind, session: 'import', content, author, basedOn: head.id }
  const revisionId = isSame ? head.id : (await addRevision(tx, draft, now)).revisionId
  if (imported.people === 'at risk')
    await declarePeopleIn(tx, actor, { entryId, people: 'at risk', confirm: true }, now)
  const { at, cancelled } = await releaseMomentIn(tx, text, { isSame, entryId }, run)
  const held = await releaseTextIn(tx, text, imported, { entry: entry!, revisionId, at, cancelled }, run)
  if (cancelled?.length) await applyConsentEndsIfAnyIn(tx, actor, { entryId, revisionId: null }, now)
  return { revisionId, held }
}

const comparedFields = ['title', 'slug', 'summary', 'dated', 'byline', 'contentNote', 'files', 'lead', 'body'] as const

function isSameContent(text: Content, other: Content) {
  const flat = (content: Content) =>
    JSON.stringify([content.termIds.toSorted((a, b) => a - b), ...comparedFields.map((field) => content[field])])
  return flat(text) === flat(other)
}

type ReleaseMoment = { at?: number; cancelled?: number[] }

/** Returns when readers get the new text. A scheduled release follows its source, so the old one is cancelled. */
async function releaseMomentIn(
  tx: Tx,
  text: PlannedText,
  { isSame, entryId }: { isSame: boolean; entryId: number },
  { actor, now }: ImportRun,
): Promise<ReleaseMoment> {
  if ((await releaseAt(tx, entryId, now))?.revisionId) return { at: isSame ? undefined : now }
  const [pending] = await pendingOf(tx, entryId, now)
  if (pending && isSame && pending.goesLiveAt === text.at) return {}
  const whichToCancel = and(eq(releases.entryId, entryId), hasText())!
  const cancelled = pending && idsOf(await cancelReleases(tx, actor, whichToCancel, now))
  return { at: text.path === undefined ? undefined : (text.at ?? now), cancelled }
}

/** Returns why the text stays as it is: staff edited it or decided about it, or its source is no longer public. */
async function unchangedReason(db: Db, text: PlannedText, row: LogRow, { now }: ImportRun) {
  const entryId = row.entryId!
  if ((await fateOfEntry(db, row)) !== 'as it came') return editedHereReason
  if (await wasDecidedOn(db, entryId)) return decidedHereReason
  const isLive = (await releaseAt(db, entryId, now))?.revisionId
  return isLive && text.is !== 'live' ? notPublicThere : undefined
}

const editedHereReason = 'It changed at its source, and somebody has worked on it here. Here it stays as it is.'
const decidedHereReason =
  'It changed at its source, and people here have decided what readers have of it. Here it stays as it is.'
const grownReason = 'It changed at its source, and is larger now than a text can be. Here it stays as it is.'
const notPublicThere = 'It is not public at its source any more. Here it still is: withdraw it if it should go.'

/** Imports record their releases, so other releases or cancellations are decisions of people. */
async function wasDecidedOn(db: Db, entryId: number) {
  const [all, acts] = await Promise.all([
    db.select().from(releases).where(eq(releases.entryId, entryId)),
    db
      .select({ at: audit.at, detail: audit.detail })
      .from(audit)
      .where(and(eq(audit.entryId, entryId), eq(audit.verb, 'imported'))),
  ])
  const importedReleases = new Set(acts.map(({ detail }) => detail.release))
  const moments = new Set(acts.map(({ at }) => at))
  return all.some(
    ({ id, cancelledAt }) => !importedReleases.has(id) || (cancelledAt !== null && !moments.has(cancelledAt)),
  )
}

/** Lists a conflict once for each state of the source. */
async function listConflict(
  { key, title, url }: PlannedText,
  { imported: { hash }, row }: TextChange,
  problem: ImportProblem,
  log: ImportLog,
) {
  if (row.outcome === 'conflict' && row.kept.refused === hash) return log.addUnchanged(row)
  const kept = { ...row.kept, refused: hash }
  const outcome = { ...loggedBefore(row), outcome: 'conflict' as const, kept, problems: [problem] }
  await log.write({ kind: 'entry', key, title, url, ...outcome })
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
  run: ImportRun,
): Promise<ImportProblem[]> {
  const { actor, importId, now } = run
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
  const redirects = text.redirects.map((source) => ({ source, target: text.path! }))
  await redirectOldIn(tx, { redirects, urls: text.oldPaths.map(({ url }) => url) }, run)
  return []
}

/** Somebody changed something at this moment; another run finds the new state. */
export function stoppedError({ title }: PlannedText, problems: { message: string }[]) {
  return new Error(`“${title}” could not be taken over: ${problems.map(({ message }) => message).join(' ')}`)
}
