import { and, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm'
import { read, refuseUnless, write, type Db } from '@/db/connection'
import { entries, harmChecks, reviews, revisions, staff } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { demoOrigin } from '@/domain/site/demonstration'
import { entryToChange, findPermittedEntry, headOf, type Head } from '@/domain/entries/head'
import { possibleReviewers } from '@/domain/notices/notices'
import { harmHashes, harmParts, type HarmPart } from './harm-parts'
import { answerProblems, questionsFor, type HarmKey } from './harm-questions'
import { textNeedsOf, type TextNeeds } from './needs'
import { alias } from '@/db/kit'
import { pick } from '@/lib/lists/pick'

export type HarmCheckRequest = {
  entryId: number
  /** `hash`: from `harmStateOf`, of the text as it was read. */
  revisionId: number
  hash: string
  answers: Record<string, string>
}

/** Records a check for harm of the text of `hash`. Refused: authors, the asker, a changed text, missing answers. */
export async function checkHarm(actor: Actor, request: HarmCheckRequest, now: number): Promise<Result> {
  const { entryId, revisionId, hash, answers } = request
  return write(async (tx) => {
    refuseUnless(await entryToChange(tx, actor, 'checkHarm', entryId))
    const head = (await headOf(tx, entryId))!
    const { hash: present, parts } = await harmHashes(tx, head)
    if (head.id !== revisionId || present !== hash)
      return refused('The text, its pictures or its consents have changed since you read them. Read them again.')
    const why = await checkerProblem(tx, actor, head)
    if (why) return refused(why)
    const aboutChild = isAboutChild(await textNeedsOf(tx, { entryId, revisionId }))
    const problems = answerProblems(answers, { aboutChild })
    if (problems.length) return { ok: false, problems }
    const kept = Object.fromEntries(questionsFor({ aboutChild }).map(({ key }) => [key, answers[key]!]))
    const values = { entryId, revisionId, hash, parts, answers: kept, by: actor.id, at: now }
    const [row] = await tx.insert(harmChecks).values(values).returning({ id: harmChecks.id })
    const detail = { check: row!.id, revision: revisionId }
    await record(tx, actor, { verb: 'checked for harm', entryId, detail }, now)
    return done(undefined)
  })
}

async function checkerProblem(db: Db, actor: Actor, head: Head) {
  if (actor.id === null && !(await isOfDemonstration(db, head))) return 'A person has to look at it.'
  if (actor.id !== null && head.author === actor.id)
    return 'You wrote this text yourself. Somebody else has to check whether it can do harm.'
  if (actor.id !== null && (await authorsOf(db, head.entryId)).has(actor.id))
    return 'You wrote an earlier version of this text. Somebody else has to check whether it can do harm.'
  const [submission] = await db
    .select({ by: reviews.by })
    .from(reviews)
    .where(and(eq(reviews.revisionId, head.id), eq(reviews.said, 'submitted')))
    .orderBy(desc(reviews.id))
    .limit(1)
  if (actor.id !== null && submission?.by === actor.id)
    return 'You asked for the review of this text. Somebody else has to look at it.'
}

function isAboutChild({ consents }: TextNeeds) {
  return consents.some(({ consent }) => consent.about === 'child')
}

/** Finds a check of exactly this content, by somebody who had written no version. */
export async function standingCheck(db: Db, head: Head, hash: string) {
  const checks = await db
    .select()
    .from(harmChecks)
    .where(and(eq(harmChecks.entryId, head.entryId), eq(harmChecks.hash, hash)))
    .orderBy(desc(harmChecks.id))
  for (const check of checks) if (await isBySecondPerson(db, head, check)) return check
}

async function isBySecondPerson(db: Db, head: Head, { by, revisionId }: typeof harmChecks.$inferSelect) {
  if (by === null) return isOfDemonstration(db, head)
  return by !== head.author && !(await authorsOf(db, head.entryId, { upTo: revisionId })).has(by)
}

/** The demonstration has its own check. */
async function isOfDemonstration(db: Db, { entryId, author }: Head) {
  if (author !== null) return false
  const [entry] = await db.select({ origin: entries.origin }).from(entries).where(eq(entries.id, entryId))
  return entry?.origin === demoOrigin
}

/** Undefined without an earlier check. */
export async function changesSinceCheck(db: Db, entryId: number, parts: Record<HarmPart, string>) {
  const last = await lastCheck(db, entryId)
  if (!last) return undefined
  return harmParts.filter((part) => last.parts[part] !== parts[part])
}

async function lastCheck(db: Db, entryId: number) {
  const [last] = await db
    .select()
    .from(harmChecks)
    .where(eq(harmChecks.entryId, entryId))
    .orderBy(desc(harmChecks.id))
    .limit(1)
  return last
}

export async function possibleCheckers(db: Db, { entryId, author }: Pick<Head, 'entryId' | 'author'>) {
  return possibleReviewers(db, [author, ...(await authorsOf(db, entryId))])
}

/** `whyNot`: why this person may not check. Undefined for a missing entry. Throws NotPermitted. */
export async function harmStateOf(actor: Actor, entryId: number) {
  const db = read()
  if (!(await findPermittedEntry(db, actor, 'read', entryId))) return undefined
  const head = (await headOf(db, entryId))!
  const [{ hash, parts }, needs] = await Promise.all([
    harmHashes(db, head),
    textNeedsOf(db, { entryId, revisionId: head.id }),
  ])
  const [standing, last, changed, checkers, whyNot] = await Promise.all([
    standingCheck(db, head, hash),
    lastCheck(db, entryId),
    changesSinceCheck(db, entryId, parts),
    possibleCheckers(db, head),
    checkerProblem(db, actor, head),
  ])
  const mayCheck = may(actor, 'checkHarm')
  return {
    revisionId: head.id,
    hash,
    aboutChild: isAboutChild(needs),
    questions: questionsFor({ aboutChild: isAboutChild(needs) }),
    standing: standing && (await describedCheck(db, standing)),
    last: last && (await describedCheck(db, last)),
    changed,
    checkers,
    mayCheck: mayCheck && whyNot === undefined,
    whyNot: mayCheck ? whyNot : 'Editors and administrators check whether a text can do harm.',
  }
}

export type HarmState = NonNullable<Awaited<ReturnType<typeof harmStateOf>>>

async function describedCheck(db: Db, { by, at, revisionId, answers }: typeof harmChecks.$inferSelect) {
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

/** Includes authors of the entries that it was copied from. `upTo`: only versions up to that revision. */
async function authorsOf(db: Db, entryId: number, { upTo }: { upTo?: number } = {}): Promise<Set<number>> {
  const isUpTo = upTo === undefined ? undefined : lte(revisions.id, upTo)
  const rows = await db
    .selectDistinct({ author: revisions.author })
    .from(revisions)
    .where(and(inArray(revisions.entryId, await withOriginals(db, entryId)), isUpTo))
  return new Set(rows.flatMap(({ author }) => author ?? []))
}

async function withOriginals(db: Db, entryId: number) {
  const origin = alias(revisions, 'origin')
  const ids = [entryId]
  for (const id of ids) {
    const rows = await db
      .selectDistinct({ entryId: origin.entryId })
      .from(revisions)
      .innerJoin(origin, eq(origin.id, revisions.fromRevision))
      .where(and(eq(revisions.entryId, id), isNotNull(revisions.fromRevision)))
    ids.push(...rows.map((row) => row.entryId).filter((other) => !ids.includes(other)))
  }
  return ids
}
