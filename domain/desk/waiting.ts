import { aliasedTable, and, desc, eq, exists, gte, inArray, isNull, ne, not, or, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { audit, comments, entries, erasures, notices, revisions, staff, suggestions } from '@/db/schema'
import { isHead, visibleTo } from '@/domain/entries/entry-filter'
import { may, type Actor } from '@/domain/staff/actor'
import { hasOnlyOpen } from '@/domain/staff/audience'
import { pick } from '@/lib/lists/pick'

// Finds requests of colleagues to a person, until somebody has done them. Reviews have a list of their own.

const maxOfEach = 20

const entryColumns = { ...pick(entries, 'id', 'kind', 'language'), title: revisions.title }

/** Returns requested consents and checks, open suggestions and comments on own texts, and erasures to confirm. */
export async function requestsTo(actor: Actor) {
  const me = actor.id ?? -1
  const [asked, suggested, commented, erasing] = await Promise.all([
    askedOf(actor, me),
    suggestionsTo(actor, me),
    commentsTo(actor, me),
    erasuresFor(actor),
  ])
  return { asked, suggested, commented, erasing }
}

/** Finds requests that nobody has answered by the act itself. Reading the notice is no answer. */
async function askedOf(actor: Actor, me: number) {
  const db = read()
  const isAnswer = or(
    and(eq(notices.kind, 'check asked'), inArray(audit.verb, ['checked for harm', 'requested changes'])),
    and(eq(notices.kind, 'consent asked'), eq(audit.verb, 'linked a consent')),
  )
  const answer = db
    .select({ id: audit.id })
    .from(audit)
    .where(and(eq(audit.entryId, notices.entryId), gte(audit.at, notices.createdAt), isAnswer))
  const asker = aliasedTable(audit, 'asking')
  const isAsking = and(
    eq(asker.entryId, notices.entryId),
    eq(asker.at, notices.createdAt),
    inArray(asker.verb, ['asked for a check for harm', 'asked for a consent']),
  )
  return db
    .select({ ...entryColumns, what: notices.kind, since: notices.createdAt, by: staff.name })
    .from(notices)
    .innerJoin(entries, eq(entries.id, notices.entryId))
    .innerJoin(revisions, isHead)
    .leftJoin(asker, isAsking)
    .leftJoin(staff, eq(staff.id, asker.by))
    .where(
      and(
        eq(notices.staffId, me),
        inArray(notices.kind, ['check asked', 'consent asked']),
        visibleTo(actor),
        not(exists(answer)),
      ),
    )
    .orderBy(desc(notices.id))
    .limit(maxOfEach)
}

function isOwn(actor: Actor, me: number): SQL | undefined {
  return and(or(eq(entries.createdBy, me), eq(entries.headAuthor, me)), visibleTo(actor))
}

async function suggestionsTo(actor: Actor, me: number) {
  return read()
    .select({ ...entryColumns, since: suggestions.updatedAt, by: staff.name })
    .from(suggestions)
    .innerJoin(entries, eq(entries.id, suggestions.entryId))
    .innerJoin(revisions, isHead)
    .innerJoin(staff, eq(staff.id, suggestions.staffId))
    .where(and(isNull(suggestions.closedAt), ne(suggestions.staffId, me), isOwn(actor, me)))
    .orderBy(desc(suggestions.updatedAt))
    .limit(maxOfEach)
}

/** Finds unresolved threads whose last comment is by somebody else. */
async function commentsTo(actor: Actor, me: number) {
  const last = aliasedTable(comments, 'last_words')
  const isLast = sql`${last.id} = (select max(c.id) from ${comments} c where c.id = ${comments.id} or c.reply_to = ${comments.id})`
  return read()
    .select({ ...entryColumns, since: last.createdAt, by: staff.name, note: last.text })
    .from(comments)
    .innerJoin(entries, eq(entries.id, comments.entryId))
    .innerJoin(revisions, isHead)
    .innerJoin(last, isLast)
    .leftJoin(staff, eq(staff.id, last.author))
    .where(and(isNull(comments.replyTo), isNull(comments.resolvedAt), ne(last.author, me), isOwn(actor, me)))
    .orderBy(desc(last.id))
    .limit(maxOfEach)
}

async function erasuresFor(actor: Actor) {
  if (!may(actor, 'erase')) return []
  return read()
    .select({ erasureId: erasures.id, since: erasures.requestedAt, by: staff.name })
    .from(erasures)
    .leftJoin(staff, eq(staff.id, erasures.requestedBy))
    .where(
      and(
        hasOnlyOpen(actor, erasures.id, 'erasure'),
        eq(erasures.state, 'waiting'),
        or(isNull(erasures.requestedBy), ne(erasures.requestedBy, actor.id ?? -1)),
      ),
    )
    .orderBy(desc(erasures.id))
    .limit(maxOfEach)
}
