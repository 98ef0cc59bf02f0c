import { aliasedTable, and, asc, eq, inArray, isNull, max, or } from 'drizzle-orm'
import { read, refuseUnless, write, type Tx } from '@/db/connection'
import { audit, comments, revisions, staff } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { may, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { findPermittedEntry, entryToChange } from '@/domain/entries/head'
import { notifyReaders, settleNotices } from '@/domain/notices/notices'
import { lastSubmitter } from './review-state'
import { pick } from '@/lib/lists/pick'

/** W3C Web Annotation, TextQuoteSelector. */
type Quotation = { quote: string; prefix: string; suffix: string }

export type NewComment = {
  entryId: number
  revisionId: number
  text: string
  /** Undefined: the whole entry. */
  field?: 'title' | 'summary' | 'body'
  quotation?: Quotation
  replyTo?: number
}

const maxCommentLength = 5_000
const maxQuoteLength = 2_000

/** Adds a comment. Notifies the author and everybody who wrote in the thread. */
export async function addComment(actor: Actor, comment: NewComment, now: number): Promise<Result<{ id: number }>> {
  const { entryId, revisionId, replyTo, quotation } = comment
  return write(async (tx) => {
    const entry = refuseUnless(await entryToChange(tx, actor, 'comment', entryId))
    const words = refuseUnless(commentText(comment.text))
    const [revision] = await tx
      .select({ author: revisions.author })
      .from(revisions)
      .where(and(eq(revisions.id, revisionId), eq(revisions.entryId, entryId)))
    if (!revision) return refused('That version is not of this text. Open it again.')
    if ([...(quotation?.quote ?? '')].length > maxQuoteLength)
      return refused('Choose fewer words: a comment can be about 2,000 characters at most.')
    const thread = replyTo === undefined ? undefined : await threadOf(tx, entryId, replyTo)
    if (replyTo !== undefined && !thread) return refused('The comment you answer is no longer there.')
    const [row] = await tx
      .insert(comments)
      .values({
        entryId,
        revisionId,
        replyTo,
        author: actor.id,
        createdAt: now,
        text: words,
        ...(thread ? {} : { field: comment.field, ...quotation }),
      })
      .returning({ id: comments.id })
    const { id } = row!
    await record(tx, actor, { verb: 'commented', entryId, detail: { comment: id, revision: revisionId } }, now)
    const submitter = await lastSubmitter(tx, entryId)
    const participants = [revision.author, entry.createdBy, submitter, ...(thread ?? []).map((one) => one.author)]
    const others = participants.filter((person) => person !== actor.id)
    await notifyReaders(tx, { kind: 'commented', about: `comment ${id}`, entryId, to: others }, now)
    return done({ id })
  })
}

/** Finds a thread; undefined unless `id` is a first comment of this entry. */
async function threadOf(tx: Tx, entryId: number, id: number) {
  const rows = await tx
    .select()
    .from(comments)
    .where(and(eq(comments.entryId, entryId), or(eq(comments.id, id), eq(comments.replyTo, id))))
    .orderBy(asc(comments.id))
  return rows[0]?.id === id && rows[0].replyTo === null ? rows : undefined
}

function commentText(text: string): Result<string> {
  const words = text.trim()
  if (!words) return refused('Write the comment first.', 'text')
  if ([...words].length > maxCommentLength) return refused('Keep the comment under 5,000 characters.', 'text')
  return done(words)
}

type CommentKey = { entryId: number; id: number }

/** Changes the text of a comment, even of a removed one. */
export async function editComment(actor: Actor, { text, ...which }: CommentKey & { text: string }, now: number) {
  return changeComment(actor, which, async (tx, comment): Promise<Result> => {
    refuseUnless(checkOwnComment(actor, comment))
    await tx
      .update(comments)
      .set({ text: refuseUnless(commentText(text)), editedAt: now })
      .where(eq(comments.id, comment.id))
    await record(tx, actor, { verb: 'edited a comment', entryId: which.entryId, detail: { comment: comment.id } }, now)
    return done(undefined)
  })
}

/** Removes a comment. One with replies stays as an empty place. */
export async function removeComment(actor: Actor, which: CommentKey, now: number) {
  return changeComment(actor, which, async (tx, comment): Promise<Result> => {
    refuseUnless(checkOwnComment(actor, comment))
    if (!comment.text) return refused('This comment was removed.')
    const replyCount = await tx.$count(comments, eq(comments.replyTo, comment.id))
    if (replyCount) await tx.update(comments).set({ text: '', editedAt: now }).where(eq(comments.id, comment.id))
    else await tx.delete(comments).where(eq(comments.id, comment.id))
    await record(tx, actor, { verb: 'removed a comment', entryId: which.entryId, detail: { comment: comment.id } }, now)
    return done(undefined)
  })
}

export async function resolveComment(
  actor: Actor,
  { resolved, ...which }: CommentKey & { resolved: boolean },
  now: number,
) {
  return changeComment(actor, which, async (tx, comment): Promise<Result> => {
    if (comment.replyTo !== null) return refused('A reply is settled with the comment it answers.')
    const set = resolved ? { resolvedAt: now, resolvedBy: actor.id } : { resolvedAt: null, resolvedBy: null }
    const isUnresolved = resolved ? isNull(comments.resolvedAt) : undefined
    await tx
      .update(comments)
      .set(set)
      .where(and(eq(comments.id, comment.id), isUnresolved))
    const thread = await tx.select({ id: comments.id }).from(comments).where(inThread(comment.id))
    if (resolved)
      for (const { id } of thread) await settleNotices(tx, { kinds: ['commented'], about: `comment ${id}` }, now)
    const verb = resolved ? 'resolved a comment' : 'reopened a comment'
    await record(tx, actor, { verb, entryId: which.entryId, detail: { comment: comment.id } }, now)
    return done(undefined)
  })
}

function inThread(id: number) {
  return or(eq(comments.id, id), eq(comments.replyTo, id))
}

type CommentRow = typeof comments.$inferSelect

async function changeComment(
  actor: Actor,
  { entryId, id }: CommentKey,
  change: (tx: Tx, comment: CommentRow) => Promise<Result>,
) {
  return write(async (tx): Promise<Result> => {
    refuseUnless(await entryToChange(tx, actor, 'comment', entryId))
    const [comment] = await tx
      .select()
      .from(comments)
      .where(and(eq(comments.id, id), eq(comments.entryId, entryId)))
    return comment ? change(tx, comment) : refused('This comment is no longer there.')
  })
}

function checkOwnComment(actor: Actor, comment: CommentRow): Result {
  if (comment.author !== actor.id) return refused('Only who wrote a comment can change it.')
  return done(undefined)
}

const resolver = aliasedTable(staff, 'resolver')

export async function commentsOf(actor: Actor, entryId: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry || !may(actor, 'comment', entry)) return undefined
  const rows = await db
    .select({
      id: comments.id,
      replyTo: comments.replyTo,
      author: staff.name,
      authorId: comments.author,
      ...pick(comments, 'createdAt', 'editedAt', 'text', 'field', 'quote', 'prefix', 'suffix', 'resolvedAt'),
      resolvedBy: resolver.name,
    })
    .from(comments)
    .leftJoin(staff, eq(staff.id, comments.author))
    .leftJoin(resolver, eq(resolver.id, comments.resolvedBy))
    .where(eq(comments.entryId, entryId))
    .orderBy(asc(comments.id))
  const rowsWithMine = rows.map(({ authorId, ...row }) => ({ ...row, mine: authorId === actor.id }))
  return rowsWithMine
    .filter((row) => row.replyTo === null)
    .map((row) => ({ ...row, replies: rowsWithMine.filter((reply) => reply.replyTo === row.id) }))
}

/** Returns the id of the last act on comments of an entry, 0 for none: a cheap way to detect changes. */
export async function commentsMark(actor: Actor, entryId: number): Promise<number> {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry || !may(actor, 'comment', entry)) return 0
  const isOfComments = inArray(audit.verb, commentVerbs)
  const [last] = await db
    .select({ id: max(audit.id) })
    .from(audit)
    .where(and(eq(audit.entryId, entryId), isOfComments))
  return last?.id ?? 0
}

const commentVerbs = ['commented', 'edited a comment', 'removed a comment', 'resolved a comment', 'reopened a comment']

export type Thread = NonNullable<Awaited<ReturnType<typeof commentsOf>>>[number]
export type Remark = Omit<Thread, 'replies'>
