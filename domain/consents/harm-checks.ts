import { and, desc, eq } from 'drizzle-orm'
import { refuseUnless, write, type Db, type Tx } from '@/db/connection'
import { audit, entries, harmChecks, type releases, reviews, revisions } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { demoOrigin } from '@/domain/site/demonstration'
import { columnsOfHead, entryToChange, headOf, type Head } from '@/domain/entries/head'
import { writersOf } from '@/domain/entries/writers'
import { notifyReaders, findReviewers, settleNotices } from '@/domain/notices/notices'
import {
  areNotesCovered,
  changedParts,
  coversAll,
  harmPartsOf,
  hashOfParts,
  isCoveredBeside,
  type HarmParts,
} from './harm-parts'
import { answerProblems, harmQuestionsOf } from './harm-questions'
import type { ReleasedText } from './what-readers-get'

export type HarmCheckRequest = {
  entryId: number
  /** `hash`: from `harmStateOf`, of the text as it was read. */
  revisionId: number
  hash: string
  answers: Record<string, string>
  /** Words for readers beside the text: the note of its release, or why it is withdrawn. */
  note?: string
}

/** Records a check for harm of the text with `hash`. Refused: writers, the asker, a changed text, missing answers. */
export async function checkHarm(actor: Actor, request: HarmCheckRequest, now: number): Promise<Result> {
  const { entryId, revisionId, hash, answers, note = '' } = request
  return write(async (tx) => {
    const entry = refuseUnless(await entryToChange(tx, actor, 'checkHarm', entryId))
    const head = (await headOf(tx, entryId))!
    const text = { entryId, revisionId: head.id }
    if (head.id !== revisionId || hashOfParts(await harmPartsOf(tx, text, now)) !== hash)
      return refused('The text, its pictures or its consents have changed since you read them. Read them again.')
    const why = await checkerProblem(tx, actor, head)
    if (why) return refused(why)
    const questions = await harmQuestionsOf(tx, text, now)
    const problems = answerProblems(answers, questions)
    if (problems.length) return { ok: false, problems }
    const kept = Object.fromEntries(questions.map(({ key }) => [key, answers[key]!]))
    const parts = await harmPartsOf(tx, { ...text, beside: [note] }, now)
    const signed = { hash: hashOfParts(parts), parts, answers: { ...kept, note } }
    const values = { entryId, revisionId, ...signed, by: actor.id, at: now }
    const [row] = await tx.insert(harmChecks).values(values).returning({ id: harmChecks.id })
    const detail = { check: row!.id, revision: revisionId }
    await record(tx, actor, { verb: 'checked for harm', entryId, detail }, now)
    await settleNotices(tx, { entryId, kinds: ['check asked'] }, now)
    const { createdBy } = entry
    const to = [createdBy, head.author, ...(await askersOf(tx, entryId))].filter((id) => id !== actor.id)
    await notifyReaders(tx, { kind: 'checked', about: `check ${row!.id}`, entryId, to }, now)
    return done(undefined)
  })
}

/** Returns who asked a colleague to check a text. */
async function askersOf(tx: Tx, entryId: number) {
  const isAsked = and(eq(audit.entryId, entryId), eq(audit.verb, 'asked for a check for harm'))
  return (await tx.selectDistinct({ by: audit.by }).from(audit).where(isAsked)).map(({ by }) => by)
}

export async function checkerProblem(db: Db, actor: Actor, head: Head) {
  if (actor.id === null && !(await isOfDemonstration(db, head))) return 'A person has to look at it.'
  if (actor.id !== null && head.author === actor.id)
    return 'You wrote this text yourself. Somebody else has to check whether it can do harm.'
  if (actor.id !== null && (await writersOf(db, head.entryId)).has(actor.id))
    return 'You wrote, suggested or imported words of this text. Somebody else has to check whether it can do harm.'
  const [submission] = await db
    .select({ by: reviews.by })
    .from(reviews)
    .where(and(eq(reviews.revisionId, head.id), eq(reviews.said, 'submitted')))
    .orderBy(desc(reviews.id))
    .limit(1)
  if (actor.id !== null && submission?.by === actor.id)
    return 'You asked for the review of this text. Somebody else has to look at it.'
}

/** Finds a check of exactly what readers would get, by somebody who wrote no version. */
export async function standingCheck(db: Db, head: Head, parts: HarmParts) {
  const checks = await checksBySecondPersons(db, head)
  return isCoveredBeside(signedIn(checks), parts) ? checks.find((check) => isCheckOf(check, parts)) : undefined
}

export type HarmCheckRow = typeof harmChecks.$inferSelect

function isCheckOf({ parts: signed }: HarmCheckRow, parts: HarmParts, { isLive = false } = {}) {
  return changedParts(signed, parts, { isLive }).length === 0
}

function signedIn(checks: HarmCheckRow[]) {
  return checks.map(({ parts }) => parts)
}

/** Newest first. */
async function checksBySecondPersons(db: Db, head: Head) {
  const checks = await db
    .select()
    .from(harmChecks)
    .where(eq(harmChecks.entryId, head.entryId))
    .orderBy(desc(harmChecks.id))
  const found: HarmCheckRow[] = []
  for (const check of checks) if (await isBySecondPerson(db, head, check)) found.push(check)
  if (head.author !== null || (await writersOf(db, head.entryId)).size > 0) return found
  // Either checker may have imported the text with a command, so two people have to sign the same text.
  return found.filter(({ by, hash }) => by === null || found.some((other) => other.hash === hash && other.by !== by))
}

/** Returns the words for readers beside the text that a second person has checked, newest first. */
export async function checkedNotes(db: Db, head: Head): Promise<string[]> {
  const checks = await checksBySecondPersons(db, head)
  return [...new Set(checks.flatMap(({ answers }) => answers.note || []))]
}

type CheckedText = ReleasedText & { isLive?: boolean }

/** Describes what no second person has checked; undefined if nothing is missing. */
export async function uncheckedOf(db: Db, text: CheckedText, now: number): Promise<string | undefined> {
  const { entryId, beside = [], isGone, isLive } = text
  const revision = await revisionOf(db, text)
  const checks = await checksBySecondPersons(db, revision)
  const parts = await harmPartsOf(db, text, now)
  if (!isGone && !checks.some((check) => isCheckOf(check, parts, { isLive }))) {
    const changed = await changesSinceCheck(db, entryId, parts)
    if (changed?.length === 0) return 'Nobody knows who wrote this text, so two people have to check it.'
    return changed?.length
      ? `Since somebody checked whether it can do harm, this has changed: ${changed.join(', ')}.`
      : 'No second person has checked whether it can do harm.'
  }
  if (isCoveredBeside(signedIn(checks), parts)) return undefined
  return areNotesCovered(signedIn(checks), beside)
    ? 'No second person has checked the notes and files of its earlier releases, which readers still get.'
    : 'No second person has checked what readers would be told beside the text. Whoever checks the text for harm writes the same sentence there.'
}

/** Returns whether a second person has checked all that readers have of a live text. */
export async function isLiveTextChecked(db: Db, release: LiveRelease, now: number): Promise<boolean> {
  const { entryId, revisionId, note, explanation, createdAt } = release
  const text = { entryId, revisionId, beside: [note, explanation], isLive: true }
  if ((await uncheckedOf(db, text, now)) === undefined) return true
  const checks = await checksBySecondPersons(db, await revisionOf(db, text))
  const last = checks.find(({ at }) => at <= createdAt)
  return last !== undefined && !coversAll(last.parts)
}

type LiveRelease = Pick<typeof releases.$inferSelect, 'entryId' | 'note' | 'explanation' | 'createdAt'> & {
  revisionId: number
}

async function revisionOf(db: Db, { revisionId }: ReleasedText): Promise<Head> {
  const [revision] = await db.select(columnsOfHead).from(revisions).where(eq(revisions.id, revisionId))
  return revision!
}

async function isBySecondPerson(db: Db, head: Head, { by, revisionId, at }: HarmCheckRow) {
  if (by === null) return isOfDemonstration(db, head)
  return by !== head.author && !(await writersOf(db, head.entryId, { revisionId, at })).has(by)
}

/** Returns whether a text belongs to the demonstration, which checks its own texts. */
async function isOfDemonstration(db: Db, { entryId, author }: Head) {
  if (author !== null) return false
  const [entry] = await db.select({ origin: entries.origin }).from(entries).where(eq(entries.id, entryId))
  return entry?.origin === demoOrigin
}

/** Lists the parts that changed since the last check; undefined without one. */
export async function changesSinceCheck(db: Db, entryId: number, parts: HarmParts) {
  const last = await lastCheck(db, entryId)
  return last && changedParts(last.parts, parts)
}

export async function lastCheck(db: Db, entryId: number) {
  const [last] = await db
    .select()
    .from(harmChecks)
    .where(eq(harmChecks.entryId, entryId))
    .orderBy(desc(harmChecks.id))
    .limit(1)
  return last
}

export async function possibleCheckers(db: Db, { entryId, author }: Pick<Head, 'entryId' | 'author'>) {
  return findReviewers(db, [author, ...(await writersOf(db, entryId))])
}
