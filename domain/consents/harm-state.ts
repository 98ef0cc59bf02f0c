import { desc, eq } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { harmChecks, revisions, staff } from '@/db/schema'
import { pick } from '@/lib/lists/pick'
import { signsOfPeople } from '@/domain/content/checks/people'
import { findPermittedEntry, headOf } from '@/domain/entries/head'
import { may, permit, type Actor } from '@/domain/staff/actor'
import {
  changesSinceCheck,
  checkerProblem,
  lastCheck,
  possibleCheckers,
  standingCheck,
  type HarmCheckRow,
} from './harm-checks'
import { harmPartsOf, hashOfParts } from './harm-parts'
import { harmQuestionsOf, type HarmKey } from './harm-questions'
import { whatReadersGet } from './what-readers-get'

/** `whyNot`: why this person may not check. Undefined for a missing entry. Throws NotPermitted. */
export async function harmStateOf(actor: Actor, entryId: number, now: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry) return undefined
  const head = (await headOf(db, entryId))!
  const text = { entryId, revisionId: head.id }
  const [parts, { bodyText, notes, formerFiles }] = await Promise.all([
    harmPartsOf(db, text, now),
    whatReadersGet(db, text, now),
  ])
  const [standing, last, changed, checkers, whyNot] = await Promise.all([
    standingCheck(db, head, parts),
    lastCheck(db, entryId),
    changesSinceCheck(db, entryId, parts),
    possibleCheckers(db, head),
    checkerProblem(db, actor, head),
  ])
  const mayCheck = may(actor, 'checkHarm')
  return {
    revisionId: head.id,
    counter: head.counter,
    wasReleased: entry.lastReleaseAt !== null,
    hash: hashOfParts(parts),
    notes,
    formerFiles,
    // Contributors may not know whom a consent is about.
    questions: mayCheck ? await harmQuestionsOf(db, text, now) : [],
    /** Names and ages in the text, to look at. */
    found: signsOfPeople([head.title, head.summary, bodyText, ...notes].join('\n'), entry.language).found,
    standing: standing && (await describedCheck(db, standing)),
    last: last && (await describedCheck(db, last)),
    changed,
    checkers,
    mayCheck: mayCheck && whyNot === undefined,
    whyNot: mayCheck ? whyNot : 'Editors and administrators check whether a text can do harm.',
  }
}

export type HarmState = NonNullable<Awaited<ReturnType<typeof harmStateOf>>>

async function describedCheck(db: Db, { by, at, revisionId, answers }: HarmCheckRow) {
  const [person] = await db
    .select({ name: staff.name })
    .from(staff)
    .where(eq(staff.id, by ?? -1))
  return {
    by: person?.name ?? (by === null ? 'the demonstration' : 'somebody'),
    at,
    revisionId,
    answers: answers as Record<HarmKey, string>,
  }
}

export async function harmChecksOf(actor: Actor, entryId: number) {
  permit(actor, 'checkHarm')
  return read()
    .select({
      ...pick(harmChecks, 'id', 'revisionId', 'hash', 'at', 'answers'),
      by: staff.name,
      savedAt: revisions.savedAt,
    })
    .from(harmChecks)
    .leftJoin(staff, eq(staff.id, harmChecks.by))
    .leftJoin(revisions, eq(revisions.id, harmChecks.revisionId))
    .where(eq(harmChecks.entryId, entryId))
    .orderBy(desc(harmChecks.id))
}
