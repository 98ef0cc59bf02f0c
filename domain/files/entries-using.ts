import { and, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisionMedia, revisions, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { may, type Actor } from '@/domain/staff/actor'
import { headIdOf, titlesOf } from '@/domain/entries/head'

export type UsingEntry = { entryId: number; title: string; kind: Kind; language: Language }

/**
 * The entries that use uploads, by upload: in their newest text, or in one that was released or is set to be. Those that this
 * person may not read are left out, and those in the trash.
 */
export async function entriesUsing(actor: Actor, mediaIds: string[]): Promise<(mediaId: string) => UsingEntry[]> {
  const released = read()
    .select({ n: sql`1` })
    .from(releases)
    .where(and(eq(releases.revisionId, revisions.id), isNull(releases.cancelledAt)))
  const rows = await read()
    .selectDistinct({
      mediaId: revisionMedia.mediaId,
      entryId: entries.id,
      kind: entries.kind,
      language: entries.language,
      createdBy: entries.createdBy,
    })
    .from(revisionMedia)
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(
      and(
        inArray(revisionMedia.mediaId, mediaIds),
        isNull(entries.trashedAt),
        or(eq(revisions.id, headIdOf(entries.id)), exists(released)),
      ),
    )
    .orderBy(entries.id)
  const readable = rows.filter((row) => may(actor, 'read', row))
  const titles = await titlesOf(read(), [...new Set(readable.map(({ entryId }) => entryId))])
  return (mediaId) =>
    readable
      .filter((row) => row.mediaId === mediaId)
      .map(({ entryId, kind, language }) => ({ entryId, kind, language, title: titles.get(entryId) ?? '' }))
}
