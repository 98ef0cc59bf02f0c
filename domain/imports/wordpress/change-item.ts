import { and, eq } from 'drizzle-orm'
import { read, write, type Db, type Tx } from '@/db/connection'
import { audit, entries, releases, type ImportProblem } from '@/db/schema'
import { applyConsentEndsIfAnyIn } from '@/domain/consents/ends'
import { declarePeopleIn } from '@/domain/consents/marks'
import type { Content } from '@/domain/content/content'
import { contentOf, headOf } from '@/domain/entries/head'
import { cancelReleases } from '@/domain/entries/release-changes'
import { hasText, idsOf, pendingOf, releaseAt } from '@/domain/entries/standing'
import { addRevision, checkReferences } from '@/domain/writing/saving'
import { fateOfEntry, writeLog, type LogRow } from '../import-log'
import type { ImportContext } from './import-context'
import type { ImportedText } from './imported-text'
import { loggedBefore, itemThing, releaseItemIn, stoppedError } from './item-rows'
import { logThing, reportThing, reportUnchanged } from './log-thing'
import type { ImportItem } from './plan'

type EntryChange = { text: ImportedText; row: LogRow; entryId: number }

/** Imports a changed item as a new revision. An entry that staff edited or released after the import is only listed. */
export async function changeItem(item: ImportItem, change: EntryChange, ctx: ImportContext) {
  const { text, entryId } = change
  if (text.refusal) return listConflict(item, change, { what: grownReason, place: text.refusal }, ctx)
  const why = await unchangedReason(read(), item, change, ctx)
  if (why) return listConflict(item, change, { what: why }, ctx)
  const isTakenOff = item.path === undefined && (await pendingOf(read(), entryId, ctx.now)).length > 0
  const problems: ImportProblem[] = [...text.problems, ...(isTakenOff ? [{ what: noLongerScheduled }] : [])]
  const thing = itemThing(item, { outcome: 'changed', hash: text.hash, kept: text.kept, problems, entryId })
  const isWritten = ctx.isTrial || (await write((tx) => changeIn(tx, item, { ...change, thing }, ctx)))
  if (isWritten) reportThing(thing, ctx, item.path)
  else await listConflict(item, change, { what: editedHereReason }, ctx)
}

const noLongerScheduled = 'It is not scheduled at its source any more, so it was taken off the schedule here.'

type ChangeToWrite = EntryChange & { thing: ReturnType<typeof itemThing> }

async function changeIn(tx: Tx, item: ImportItem, { thing, ...change }: ChangeToWrite, ctx: ImportContext) {
  if (await unchangedReason(tx, item, change, ctx)) return false
  const { text, entryId } = change
  const { actor, now } = ctx
  const [entry] = await tx.select().from(entries).where(eq(entries.id, entryId))
  const head = (await headOf(tx, entryId))!
  const references = await checkReferences(tx, actor, text.content, now)
  if (!references.ok) throw stoppedError(item, references.problems)
  const isSame = isSameContent(await contentOf(tx, head, item.type), text.content)
  const draft = { entryId, kind: item.type, session: 'import', content: text.content, author: text.staffId }
  const revisionId = isSame ? head.id : (await addRevision(tx, { ...draft, basedOn: head.id }, now)).revisionId
  if (item.entryMeta?.people === 'at risk')
    await declarePeopleIn(tx, actor, { entryId, people: 'at risk', confirm: true }, now)
  const { at, cancelled } = await releaseMomentIn(tx, item, { isSame, entryId }, ctx)
  const held = await releaseItemIn(tx, item, { entry: entry!, revisionId, text, cancelled }, at, ctx)
  if (cancelled?.length) await applyConsentEndsIfAnyIn(tx, actor, { entryId, revisionId: null }, now)
  thing.problems = [...(thing.problems ?? []), ...held]
  await writeLog(tx, ctx.importId, { ...thing, source: ctx.source, revisionId })
  return true
}

function isSameContent(text: Content, other: Content) {
  const flat = ({ title, slug, summary, dated, byline, contentNote, termIds, files, lead, body }: Content) =>
    JSON.stringify([
      title,
      slug,
      summary,
      dated,
      byline,
      contentNote,
      termIds.toSorted((a, b) => a - b),
      files,
      lead,
      body,
    ])
  return flat(text) === flat(other)
}

type ReleaseMoment = { at?: number; cancelled?: number[] }

/** Returns when readers get the new text. A scheduled release follows its source, so the old one is cancelled. */
async function releaseMomentIn(
  tx: Tx,
  item: ImportItem,
  { isSame, entryId }: { isSame: boolean; entryId: number },
  { actor, now }: ImportContext,
): Promise<ReleaseMoment> {
  if ((await releaseAt(tx, entryId, now))?.revisionId) return { at: isSame ? undefined : now }
  const [pending] = await pendingOf(tx, entryId, now)
  if (pending && isSame && pending.goesLiveAt === item.at) return {}
  const whichToCancel = and(eq(releases.entryId, entryId), hasText())!
  const cancelled = pending && idsOf(await cancelReleases(tx, actor, whichToCancel, now))
  return { at: item.path === undefined ? undefined : (item.at ?? now), cancelled }
}

/** Returns why the text stays as it is: staff edited it or decided about it, or its source is no longer public. */
async function unchangedReason(db: Db, item: ImportItem, { row, entryId }: EntryChange, { now }: ImportContext) {
  if ((await fateOfEntry(db, row)) !== 'as it came') return editedHereReason
  if (await wasDecidedOn(db, entryId)) return decidedHereReason
  const isLive = (await releaseAt(db, entryId, now))?.revisionId
  return isLive && item.is !== 'live' ? notPublicThere : undefined
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
async function listConflict(item: ImportItem, { text, row }: EntryChange, problem: ImportProblem, ctx: ImportContext) {
  if (row.outcome === 'conflict' && row.kept.refused === text.hash) return reportUnchanged(row, ctx)
  const kept = { ...row.kept, refused: text.hash }
  const thing = itemThing(item, { ...loggedBefore(row), outcome: 'conflict', kept, problems: [problem] })
  await logThing(thing, ctx, { path: item.path })
}
