import { desc, eq, inArray, and } from 'drizzle-orm'
import { read } from '@/db/connection'
import { addresses, entries, releases, revisions, type ChosenWithdrawal } from '@/db/schema'
import { kindNames } from '@/lib/kinds/kinds'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { announcedChangesAt, type AnnouncedChange } from './change-states'
import { replacementOf } from './item'
import { kindsChangedAt } from './list-changes'
import { isCurrentPage, isLiveText, isPast, newestFirst } from './live'
import type { PageOf } from './posts'
import { titleForReaders } from './withdrawn'
import { pick } from '@/lib/lists/pick'

type NamedText = { title: string; language: Language; path: string }

/** `text` is absent if it was removed on request; `replacement`: the live text in its place. */
export type ListedChange = {
  releaseId: number
  at: number
  language: Language
  text?: NamedText
  replacement?: NamedText
} & ({ is: 'corrected' | 'version'; note: string } | { is: 'withdrawn'; reason: ChosenWithdrawal; explanation: string })

const pageLength = 20

type ChangeListQuery = { now: number; language: Language }

/** Returns changes, newest first; undefined past the end. The list of the main language has all languages. */
export async function changeList({
  now,
  language,
  page,
}: ChangeListQuery & { page: number }): Promise<PageOf<ListedChange> | undefined> {
  const changes = await changesIn(now, language)
  const pages = Math.ceil(changes.length / pageLength)
  if (page > Math.max(1, pages)) return undefined
  const items = await describedChanges(now, changes.slice((page - 1) * pageLength, page * pageLength))
  return { items, total: changes.length, page, pages }
}

/** Returns the newest changes, and when (UTC ms) the feed may last have changed: any release may end a withdrawal. */
export async function newestChanges({ now, language, limit }: ChangeListQuery & { limit: number }) {
  const told = await changesIn(now, language)
  return {
    changes: await describedChanges(now, told.slice(0, limit)),
    changedAt: await kindsChangedAt({
      now,
      language: language === mainLanguage() ? undefined : language,
      kinds: kindNames,
    }),
  }
}

async function changesIn(now: number, language: Language) {
  const all = await announcedChangesAt(now)
  return language === mainLanguage() ? all : all.filter((change) => change.language === language)
}

async function describedChanges(now: number, changes: AnnouncedChange[]): Promise<ListedChange[]> {
  const releaseIds = changes.map(({ releaseId }) => releaseId)
  const rows = releaseIds.length
    ? await read().select().from(releases).where(inArray(releases.id, releaseIds)).orderBy(desc(releases.id))
    : []
  const textOf = await textsOfEntries(
    now,
    rows.map(({ entryId }) => entryId),
  )
  const described: ListedChange[] = []
  for (const { releaseId, entryId, at, language, is } of changes) {
    const row = rows.find(({ id }) => id === releaseId)
    if (!row) continue
    const common = { releaseId, at, language, text: textOf(entryId) }
    if (is === 'withdrawn') described.push(await withdrawalOf(now, row, common))
    else described.push({ ...common, is, note: (row.major && row.note) || '' })
  }
  return described
}

type Common = Pick<ListedChange, 'releaseId' | 'at' | 'language' | 'text'>

async function withdrawalOf(now: number, row: typeof releases.$inferSelect, common: Common): Promise<ListedChange> {
  const reason = row.withdrawal as ChosenWithdrawal
  const withdrawn = { is: 'withdrawn' as const, reason }
  // A text removed on request is listed without title, address and explanation.
  if (!row.revisionId && reason === 'request') return { ...common, ...withdrawn, text: undefined, explanation: '' }
  const replacement = row.revisionId ? undefined : await replacementOf(row, now)
  return {
    ...common,
    ...withdrawn,
    explanation: row.explanation ?? '',
    replacement: replacement === undefined ? undefined : await liveTextAt(replacement, now),
  }
}

async function textsOfEntries(now: number, entryIds: number[]) {
  const standing = await read()
    .select(pick(releases, 'entryId', 'path', 'revisionId', 'withdrawal'))
    .from(releases)
    .where(and(inArray(releases.entryId, entryIds), isCurrentPage(now)))
  const titles = await read()
    .select({ entryId: releases.entryId, title: revisions.title, language: entries.language })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(inArray(releases.entryId, entryIds), isPast(now)))
    .orderBy(...newestFirst)
  return (id: number): NamedText | undefined => {
    const named = titles.find(({ entryId }) => entryId === id)
    const current = standing.find(({ entryId }) => entryId === id)
    if (!named || !current) return undefined
    const { path, revisionId, withdrawal } = current
    // The title of a text without a page stands beside the word for withdrawn already.
    const title = titleForReaders({ ...named, withdrawal: revisionId === null ? null : withdrawal })
    return { title, language: named.language, path }
  }
}

async function liveTextAt(path: string, now: number): Promise<NamedText | undefined> {
  const [row] = await read()
    .select({
      title: revisions.title,
      language: entries.language,
      path: releases.path,
      withdrawal: releases.withdrawal,
    })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(eq(releases.path, path), isLiveText(now)))
  return row && { title: titleForReaders(row), language: row.language, path: row.path }
}

/** Returns whether an entry has this address: it may have been claimed before the site itself used it. */
export async function isClaimed(path: string) {
  return (await read().$count(addresses, eq(addresses.path, path))) > 0
}
