import { and, desc, eq, not } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, revisions } from '@/db/schema'
import { containsSearch, hasHead, hasState, isHead, titleContains, visibleTo } from '@/domain/entries/entry-filter'
import { firstRelease, pendingOf } from '@/domain/entries/standing'
import { listMedia } from '@/domain/files/media'
import { isUsedLive } from '@/domain/files/uses'
import { siteSettings } from '@/domain/published/site'
import type { Actor } from '@/domain/staff/actor'
import { pathOf } from '@/lib/web/entry-path'
import type { Language } from '@/lib/languages/languages'
import { isPicture } from '@/lib/files/media-types'
import { idsInOrder, type ListPart } from './entries'
import { entryRowsOf, type EntryRow } from './entry-rows'

export type ChoiceType = 'text' | 'picture' | 'document'

type TextQuery = {
  search?: string
  live?: boolean
  language?: Language
  limit?: number
}
type ChoiceQuery = Omit<TextQuery, 'limit'> & { types: ChoiceType[] }

const maxOffered = {
  text: { alone: 15, beside: 8 },
  picture: { alone: 24, beside: 5 },
  document: { alone: 15, beside: 5 },
} as const

/** Returns matching texts and files, or without words the recent ones, own first. Small pages, no counts. */
export async function findChoices(actor: Actor, { types, ...query }: ChoiceQuery, now: number) {
  const limitOf = (type: ChoiceType) => maxOffered[type][types.length > 1 ? 'beside' : 'alone']
  const [texts, ...uploads] = await Promise.all([
    types.includes('text') ? findTexts(actor, { ...query, limit: limitOf('text') }, now) : [],
    ...(['picture', 'document'] as const)
      .filter((type) => types.includes(type))
      .map((type) => listMedia(actor, { search: query.search, type, limit: limitOf(type) })),
  ])
  return {
    texts: await Promise.all(texts.map((text) => withAddress(text, now))),
    uploads: await Promise.all(
      uploads.flat().map(async (upload) => ({
        ...upload,
        /** Readers get a document while a live text offers it. */
        isLive: isPicture(upload.type) ? undefined : await isUsedLive(read(), upload.id, now),
      })),
    ),
  }
}

export type TextChoice = Awaited<ReturnType<typeof findChoices>>['texts'][number]

/** Title matches come first, then the last saved; without words own texts come first. */
export async function findTexts(
  actor: Actor,
  { search = '', live = false, language, limit = 8 }: TextQuery,
  now: number,
) {
  const isOfLanguage = language && eq(entries.language, language)
  const where = and(visibleTo(actor), isOfLanguage, live ? hasState('live', now) : undefined)
  if (!search) return entryRowsOf(await lastSavedTexts(actor, where, limit), now)
  const isTitled = titleContains(search)
  // Two parts, since an index has the order of each.
  const parts: ListPart[] = isTitled
    ? [
        { which: isTitled, order: bySavedAt },
        { which: not(isTitled), order: bySavedAt },
      ]
    : [{ order: bySavedAt }]
  return entryRowsOf(await idsInOrder(and(where, await containsSearch(search)), parts, { limit, offset: 0 }), now)
}

const bySavedAt = [desc(entries.headSavedAt), desc(entries.id)]

/** The last saved texts among which own ones are searched. */
const recentLimit = 200

async function lastSavedTexts(actor: Actor, where: ReturnType<typeof and>, limit: number) {
  const rows = await read()
    .select({ id: entries.id, createdBy: entries.createdBy, headAuthor: entries.headAuthor })
    .from(entries)
    .where(and(hasHead(), where))
    .orderBy(...bySavedAt)
    .limit(recentLimit)
  const isOwn = ({ createdBy, headAuthor }: (typeof rows)[number]) => [createdBy, headAuthor].includes(actor.id)
  const sorted = [...rows.filter(isOwn), ...rows.filter((row) => !isOwn(row))]
  return sorted.slice(0, limit).map(({ id }) => id)
}

/** Undefined if it has no address yet. */
async function withAddress({ id, title, kind, language, state, savedAt }: EntryRow, now: number) {
  return { id, title, kind, language, state, savedAt, path: await pathFor({ id, kind, language, state }, now) }
}

async function pathFor(
  { id, kind, language, state }: Pick<EntryRow, 'id' | 'kind' | 'language' | 'state'>,
  now: number,
) {
  if (state.is === 'live' || state.is === 'withdrawn') return state.path
  const pending = (await pendingOf(read(), id, now)).find(({ revisionId }) => revisionId !== null)
  if (pending) return pending.path
  const [[head], first, { zone }] = await Promise.all([
    read()
      .select({ slug: revisions.slug, dated: revisions.dated })
      .from(entries)
      .innerJoin(revisions, isHead)
      .where(eq(entries.id, id)),
    firstRelease(read(), id, now),
    siteSettings(),
  ])
  if (!head?.slug) return undefined
  return pathOf({ kind, language, slug: head.slug, dated: first?.dated ?? head.dated ?? now, zone })
}
