import { and, eq } from 'drizzle-orm'
import { read, write, type Db, type Tx } from '@/db/connection'
import { audit, entries, releases, type ImportProblem } from '@/db/schema'
import type { Content } from '@/domain/content/content'
import { contentOf, headOf } from '@/domain/entries/head'
import { cancelReleases } from '@/domain/publishing/release-store'
import { carriesText, idsOf, pendingOf, releaseAt } from '@/domain/entries/standing'
import { addRevision, knownReferences } from '@/domain/writing/saving'
import { fateOfEntry, note, type Noted } from '../ledger'
import { asBefore, bring, report, save, stopped, toldOf } from './entry-rows'
import type { Going } from './going'
import type { Planned } from './plan'
import type { Text } from './text'

type Changed = { planned: Planned; text: Text; row: Noted; entryId: number }

/**
 * What changed of an entry at its source since it came: a new revision, and public at once where the text is public. Where
 * somebody worked on it here, or decided what readers have of it, nothing changes and it is listed.
 */
export async function change(changed: Changed, going: Going) {
  const { planned, text, entryId } = changed
  if (text.refusal) return conflict(changed, { what: grown, place: text.refusal }, going)
  const why = await whyNot(read(), changed, going.now)
  if (why) return conflict(changed, { what: why }, going)
  const isTakenOff = planned.path === undefined && (await pendingOf(read(), entryId, going.now)).length > 0
  const problems: ImportProblem[] = [...text.problems, ...(isTakenOff ? [{ what: takenOff }] : [])]
  const told = toldOf(planned, going, { outcome: 'changed', hash: text.hash, kept: text.kept, problems, entryId })
  if (going.isTrial) return save(going, told, planned.path)
  const isWritten = await write(async (tx) => {
    // Asked again: someone may have saved it meanwhile.
    if (await whyNot(tx, changed, going.now)) return false
    const revisionId = await rewrite(tx, changed, going)
    await note(tx, going.importId, { ...told, revisionId })
    return true
  })
  if (isWritten) report(going, told, planned.path)
  else await conflict(changed, { what: editedHere }, going)
}

const takenOff = 'It is not scheduled at its source any more, so it was taken off the schedule here.'

async function rewrite(tx: Tx, { planned, text, entryId }: Changed, going: Going) {
  const { actor, now } = going
  const [entry] = await tx.select().from(entries).where(eq(entries.id, entryId))
  const head = (await headOf(tx, entryId))!
  const known = await knownReferences(tx, actor, text.content, now)
  if (!known.ok) throw stopped(planned, known.problems)
  const isSame = isAlike(await contentOf(tx, head, planned.type), text.content)
  const draft = { entryId, kind: planned.type, session: 'import', content: text.content, author: text.staffId }
  const revisionId = isSame ? head.id : (await addRevision(tx, { ...draft, basedOn: head.id }, now)).revisionId
  const { at, cancelled } = await momentFor(tx, { planned, isSame, entryId }, going)
  await bring(tx, { entry: entry!, revisionId, planned, text, cancelled }, at, going)
  return revisionId
}

function isAlike(one: Content, other: Content) {
  const flat = ({ title, slug, summary, dated, byline, termIds, files, lead, body }: Content) =>
    JSON.stringify([title, slug, summary, dated, byline, termIds.toSorted((a, b) => a - b), files, lead, body])
  return flat(one) === flat(other)
}

type Moving = { planned: Planned; isSame: boolean; entryId: number }

/** When the new text goes to readers, if it does; what was set for later follows its source, and is taken back for that. */
async function momentFor(
  tx: Tx,
  { planned, isSame, entryId }: Moving,
  { actor, now }: Going,
): Promise<{ at?: number; cancelled?: number[] }> {
  if ((await releaseAt(tx, entryId, now))?.revisionId) return { at: isSame ? undefined : now }
  const [waiting] = await pendingOf(tx, entryId, now)
  if (waiting && isSame && waiting.goesLiveAt === planned.at) return {}
  const ofText = and(eq(releases.entryId, entryId), carriesText())!
  const cancelled = waiting && idsOf(await cancelReleases(tx, actor, ofText, now))
  return { at: planned.path === undefined ? undefined : (planned.at ?? now), cancelled }
}

/** Why what the source says now is not followed: an import makes nothing public, and takes nothing from readers, unasked. */
async function whyNot(db: Db, { planned, row, entryId }: Changed, now: number): Promise<string | undefined> {
  if ((await fateOfEntry(db, row)) !== 'as it came') return editedHere
  if (await haveDecided(db, entryId)) return decidedHere
  const isLive = (await releaseAt(db, entryId, now))?.revisionId
  return isLive && planned.is !== 'live' ? notPublicThere : undefined
}

const editedHere = 'It changed at its source, and somebody has worked on it here. Here it stays as it is.'
const decidedHere =
  'It changed at its source, and people here have decided what readers have of it. Here it stays as it is.'
const grown = 'It changed at its source, and is larger now than an entry can be. Here it stays as it is.'
const notPublicThere = 'It is not public at its source any more. Here it still is: withdraw it if it should go.'

/** Whether anybody but imports, whose acts are in the record, released an entry or took it back. */
async function haveDecided(db: Db, entryId: number) {
  const [all, acts] = await Promise.all([
    db.select().from(releases).where(eq(releases.entryId, entryId)),
    db
      .select({ at: audit.at, detail: audit.detail })
      .from(audit)
      .where(and(eq(audit.entryId, entryId), eq(audit.verb, 'imported'))),
  ])
  const own = new Set(acts.map(({ detail }) => detail.release))
  const moments = new Set(acts.map(({ at }) => at))
  return all.some(({ id, cancelledAt }) => !own.has(id) || (cancelledAt !== null && !moments.has(cancelledAt)))
}

/** Listed once for each thing that its source says. */
async function conflict({ planned, text, row }: Changed, problem: ImportProblem, going: Going) {
  if (row.outcome === 'conflict' && row.kept.refused === text.hash) return going.unchanged(row)
  const before = asBefore(row)
  const kept = { ...row.kept, refused: text.hash }
  const told = toldOf(planned, going, { ...before, outcome: 'conflict', kept, problems: [problem] })
  await save(going, told, planned.path)
}
