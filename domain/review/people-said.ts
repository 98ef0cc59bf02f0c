import { and, eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { revisionMedia, revisions, type entries } from '@/db/schema'
import { pick } from '@/lib/lists/pick'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { documentOf, harmlessBody } from '@/domain/content/body/document'
import { wordsOnPeople } from '@/domain/content/checks/content'
import { suggestsPeopleAtRisk } from '@/domain/content/checks/people'
import { peopleOf } from '@/domain/consents/marks'
import type { Head } from '@/domain/entries/head'

type TextAboutPeople = { entry: Pick<typeof entries.$inferSelect, 'id' | 'people' | 'language'>; head: Head }

/** Refused with the field `people`. Imports and the demonstration are not refused, but listed in Care. */
export async function checkPeopleAnswered(tx: Tx, actor: Actor, { entry, head }: TextAboutPeople): Promise<Result> {
  if (entry.people !== null || actor.id === null) return done(undefined)
  if (!(await suggestsPeopleIn(tx, { entry, head })) || (await peopleOf(tx, entry.id))) return done(undefined)
  return refused(
    'Say whom this is about first: nobody who can be recognised, people without special risk, or people at risk.',
    'people',
  )
}

export async function suggestsPeopleIn(db: Db, { entry, head }: TextAboutPeople): Promise<boolean> {
  const { title, summary } = head
  const [text] = await db
    .select(pick(revisions, 'body', 'bodyText'))
    .from(revisions)
    .where(eq(revisions.id, head.id))
  const { body, bodyText } = text!
  if (!suggestsPeopleAtRisk(`${title}\n${summary}\n${bodyText}`, entry.language, true)) return false
  const words = wordsOnPeople({ title, summary, doc: documentOf(harmlessBody(body)) })
  return suggestsPeopleAtRisk(words, entry.language, await showsPictures(db, head.id))
}

async function showsPictures(db: Db, revisionId: number) {
  const isShown = and(eq(revisionMedia.revisionId, revisionId), inArray(revisionMedia.role, ['lead', 'body']))
  const [row] = await db.select({ id: revisionMedia.mediaId }).from(revisionMedia).where(isShown).limit(1)
  return row !== undefined
}
