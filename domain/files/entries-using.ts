import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisionMedia, revisions, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import type { Actor } from '@/domain/staff/actor'
import { visibleTo } from '@/domain/entries/entry-filter'
import { headIdOf, titlesOf } from '@/domain/entries/head'
import { hasRelease } from '@/domain/published/live'
import { pick } from '@/lib/lists/pick'

export type UsingEntry = { entryId: number; title: string; kind: Kind; language: Language }

/** Returns a look-up of entries with an upload in a newest, released or scheduled text that this person may read. */
export async function entriesUsing(actor: Actor, mediaIds: string[]): Promise<(mediaId: string) => UsingEntry[]> {
  const isReleased = hasRelease(eq(releases.revisionId, revisions.id), isNull(releases.cancelledAt))
  const rows = await read()
    .selectDistinct({
      mediaId: revisionMedia.mediaId,
      entryId: entries.id,
      ...pick(entries, 'kind', 'language'),
    })
    .from(revisionMedia)
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(
      and(
        inArray(revisionMedia.mediaId, mediaIds),
        visibleTo(actor),
        or(eq(revisions.id, headIdOf(entries.id)), isReleased),
      ),
    )
    .orderBy(entries.id)
  const titles = await titlesOf(read(), [...new Set(rows.map(({ entryId }) => entryId))])
  return (mediaId) =>
    rows
      .filter((row) => row.mediaId === mediaId)
      .map(({ entryId, kind, language }) => ({ entryId, kind, language, title: titles.get(entryId) ?? '' }))
}
