import { and, asc, count, eq, inArray, isNotNull, min, notExists, notInArray, sql, sum } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import {
  comments,
  downloads,
  entries,
  media,
  previewLinks,
  previewViews,
  releases,
  revisionMedia,
  revisions,
  revisionTerms,
  terms,
} from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo, readableAmong } from '@/domain/staff/audience'
import { headOf, titlesOf } from '@/domain/entries/head'
import { stateOf } from '@/domain/entries/state'
import { wasReleased } from '@/domain/published/live'
import { addressesOf } from './addresses-of'
import { findConfirmers } from './confirmers'
import type { ErasurePreview } from './erasure'
import { usersOf } from './held-uploads'
import { mentionsOf } from './mentions'

export async function previewErasure(
  actor: Actor,
  { entryId }: { entryId: number },
  now: number,
): Promise<Result<ErasurePreview>> {
  permit(actor, 'erase')
  const db = read()
  const [entry] = await db
    .select()
    .from(entries)
    .where(and(eq(entries.id, entryId), isOpenTo(actor)))
  if (!entry) return refused('This text no longer exists.')
  const rows = await db
    .select({ id: entries.id, language: entries.language })
    .from(entries)
    .where(eq(entries.translationGroup, entry.translationGroup))
    .orderBy(asc(entries.id))
  const ids = rows.map(({ id }) => id)
  const uploads = await uploadsOf(db, ids)
  const { paths } = await addressesOf(db, { entryIds: ids, mediaIds: [] })
  const mentions = [...(await readableAmong(db, actor, await mentionsOf(db, { entryIds: ids, mediaIds: [], paths })))]
  const titles = await titlesOf(db, [...ids, ...mentions])
  const states: ErasurePreview['entries'] = []
  for (const { id, language } of rows) {
    const head = (await headOf(db, id))!
    const { is } = await stateOf(db, { entryId: id, headId: head.id }, now)
    states.push({ id, title: head.title, language, state: is })
  }
  return done({
    entries: states,
    revisions: await db.$count(revisions, inArray(revisions.entryId, ids)),
    comments: await db.$count(comments, inArray(comments.entryId, ids)),
    uploads,
    readBy: await readerFacts(db, ids, now),
    staying: { terms: await ownTerms(db, ids) },
    otherMentions: mentions.map((id) => ({ entryId: id, title: titles.get(id) || 'Untitled' })),
    needsSecond: (await findConfirmers(db, [actor.id])).length > 0,
  })
}

async function uploadsOf(db: Db, entryIds: number[]): Promise<ErasurePreview['uploads']> {
  const used = db
    .select({ lineage: media.lineage })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .where(inArray(revisions.entryId, entryIds))
  const versions = await db
    .select({ id: media.id, lineage: media.lineage, name: media.name })
    .from(media)
    .where(inArray(media.lineage, used))
    .orderBy(asc(media.lineage), asc(media.version))
  const users = await usersOf(db, { entryIds, mediaIds: versions.map(({ id }) => id) })
  const titles = await titlesOf(db, [...new Set(users.map(({ entryId }) => entryId))])
  return [...Map.groupBy(versions, ({ lineage }) => lineage).values()].map((all) => {
    const ids = all.map(({ id }) => id)
    const others = new Set(users.filter(({ mediaId }) => ids.includes(mediaId)).map(({ entryId }) => entryId))
    const usedElsewhere = [...others].map((id) => titles.get(id) || 'Untitled')
    return { ...all.at(-1)!, usedElsewhere, willGo: usedElsewhere.length === 0 }
  })
}

async function readerFacts(db: Db, entryIds: number[], now: number): Promise<ErasurePreview['readBy']> {
  const hadText = and(inArray(releases.entryId, entryIds), isNotNull(releases.revisionId), wasReleased(now))
  const [live] = await db
    .select({ at: min(releases.goesLiveAt) })
    .from(releases)
    .where(hadText)
  const files = db
    .select({ id: revisionMedia.mediaId })
    .from(revisionMedia)
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .where(inArray(revisions.entryId, entryIds))
  const [fetched] = await db
    .select({ n: sum(downloads.times) })
    .from(downloads)
    .where(inArray(downloads.mediaId, files))
  const [opened] = await db
    .select({ n: count() })
    .from(previewViews)
    .innerJoin(previewLinks, eq(previewLinks.id, previewViews.linkId))
    .where(inArray(previewLinks.entryId, entryIds))
  return { liveSince: live?.at ?? null, downloads: Number(fetched?.n ?? 0), previews: opened!.n }
}

async function ownTerms(db: Db, entryIds: number[]) {
  const theirs = db
    .select({ id: revisionTerms.termId })
    .from(revisionTerms)
    .innerJoin(revisions, eq(revisions.id, revisionTerms.revisionId))
    .where(inArray(revisions.entryId, entryIds))
  // The query stops at one text: large topics have many.
  const others = db
    .select({ n: sql`1` })
    .from(revisionTerms)
    .innerJoin(revisions, eq(revisions.id, revisionTerms.revisionId))
    .where(and(eq(revisionTerms.termId, terms.id), notInArray(revisions.entryId, entryIds)))
  const rows = await db
    .select({ name: terms.name })
    .from(terms)
    .where(and(inArray(terms.id, theirs), notExists(others)))
    .orderBy(asc(terms.name))
  return rows.map(({ name }) => name)
}
