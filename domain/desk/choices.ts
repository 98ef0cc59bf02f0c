import { and, desc, eq, not } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, revisions } from '@/db/schema'
import { matchesSearch, hasHead, hasState, isHead, titleContains, visibleTo } from '@/domain/entries/entry-filter'
import { firstRelease, pendingOf } from '@/domain/entries/standing'
import { listMedia } from '@/domain/files/media'
import { isUsedLive, openedByUse } from '@/domain/files/uses'
import { newestInLanguage } from '@/domain/published/posts'
import { searchTexts } from '@/domain/published/search/search'
import { siteSettings } from '@/domain/published/site'
import { may, type Actor } from '@/domain/staff/actor'
import { kindNames } from '@/lib/kinds/kinds'
import { pathOf } from '@/lib/web/entry-path'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { isPicture } from '@/lib/files/media-types'
import { pick } from '@/lib/lists/pick'
import type { State } from '@/domain/entries/state'
import { idsInOrder, type ListPart } from './entries'
import { entryRowsOf, type EntryRow } from './entry-rows'

export type ChoiceType = 'text' | 'picture' | 'document'

type TextQuery = {
  search?: string
  live?: boolean
  language?: Language
  limit?: number
}
/** `entryId`: the text for which files are chosen. */
type ChoiceQuery = Omit<TextQuery, 'limit'> & { types: ChoiceType[]; entryId?: number }

const maxOffered = {
  text: { alone: 15, beside: 8 },
  picture: { alone: 24, beside: 5 },
  document: { alone: 15, beside: 5 },
} as const

/**
 * Finds matching texts and files or, without words, recent ones, own first. Small pages, no counts. Contributors also
 * get texts that readers have.
 */
export async function findChoices(actor: Actor, { types, entryId, ...query }: ChoiceQuery, now: number) {
  const limitOf = (type: ChoiceType) => maxOffered[type][types.length > 1 ? 'beside' : 'alone']
  const [texts, ...uploads] = await Promise.all([
    types.includes('text') ? findTexts(actor, { ...query, limit: limitOf('text') }, now) : [],
    ...(['picture', 'document'] as const)
      .filter((type) => types.includes(type))
      .map((type) => listMedia(actor, { search: query.search, type, limit: limitOf(type) }, now)),
  ])
  const own = await Promise.all(texts.map((text) => withAddress(text, now)))
  const others = types.includes('text') && !may(actor, 'read') ? await publicTexts(query, now) : []
  const ids = uploads.flat().map(({ id }) => id)
  const opened = await openedByUse(read(), actor, { ids, entryId }, now)
  return {
    texts: [...own, ...others.filter(({ id }) => !own.some((text) => text.id === id))].slice(0, limitOf('text')),
    uploads: await Promise.all(
      uploads.flat().map(async (upload) => ({
        ...upload,
        opensMore: opened.includes(upload.id),
        /** Readers get a document while a live text offers it. */
        isLive: isPicture(upload.type) ? undefined : await isUsedLive(read(), upload.id, now),
      })),
    ),
  }
}

/** Returns what readers find by these words, or their newest texts, as readers have them. */
async function publicTexts({ search: q = '', language }: Omit<TextQuery, 'limit'>, now: number) {
  const ofReaders = q
    ? ((await searchTexts({ now, filter: { q, language }, page: 1 }))?.list.items ?? [])
    : await newestInLanguage({
        now,
        language: language ?? mainLanguage(),
        kinds: kindNames,
        limit: maxOffered.text.alone,
      })
  return ofReaders.map(({ entryId: id, title, kind, language, path, updatedAt, notice }) => {
    const state: State = { is: 'live', since: updatedAt, path, changed: false, notice: !!notice, waiting: false }
    return { id, title, kind, language, path, state, savedAt: updatedAt, isOthers: true }
  })
}

export type TextChoice = Awaited<ReturnType<typeof findChoices>>['texts'][number]

/** Finds texts: title matches first, then the last saved; without words, own texts first. */
export async function findTexts(
  actor: Actor,
  { search = '', live = false, language, limit = 8 }: TextQuery,
  now: number,
) {
  const isOfLanguage = language === undefined ? undefined : eq(entries.language, language)
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
  return entryRowsOf(await idsInOrder(and(where, await matchesSearch(search)), parts, { limit, offset: 0 }), now)
}

const bySavedAt = [desc(entries.headSavedAt), desc(entries.id)]

/** The number of last saved texts among which own ones are searched. */
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

/** Adds the address; undefined if there is none yet. */
async function withAddress(row: EntryRow, now: number) {
  const text = pick(row, 'id', 'title', 'kind', 'language', 'state', 'savedAt')
  return { ...text, isOthers: false, path: await pathFor(row, now) }
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
