import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { preparedQuery, read } from '@/db/connection'
import { addresses, correctedEditions, entries, media, releases, revisionMedia, revisions } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { readingPath } from '@/lib/web/reading-path'
import { isCurrent, isCurrentPage, wasReleased } from './live'

// A corrected text of a document is an entry with releases, but readers get it only where its file is shown as text.
// `isCurrentPage` and `isPast` leave it out of lists and searches. It is unreadable where the file is not public.

export type CorrectedText = {
  entryId: number
  revisionId: number
  language: Language
  /** UTC ms. */
  at: number
  bodyHtml: string
}

const standingText = preparedQuery((db) =>
  db
    .select({
      entryId: entries.id,
      revisionId: revisions.id,
      language: entries.language,
      at: releases.goesLiveAt,
      bodyHtml: revisions.bodyHtml,
    })
    .from(correctedEditions)
    .innerJoin(entries, eq(entries.id, correctedEditions.entryId))
    .innerJoin(releases, eq(releases.entryId, entries.id))
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(
      and(
        eq(correctedEditions.mediaId, sql.placeholder('mediaId')),
        eq(correctedEditions.sha256, sql.placeholder('sha256')),
        isCurrent(sql.placeholder('now')),
        // A withdrawn corrected text leaves no notice: the text that a program extracted is shown instead.
        isNull(releases.withdrawal),
      ),
    ),
)

/** Finds the corrected text of a file. The caller must have found the file in a live text: it may not be public. */
export async function correctedTextOf(
  { id, sha256 }: { id: string; sha256: string },
  now: number,
): Promise<CorrectedText | undefined> {
  const [row] = await standingText({ mediaId: id, sha256, now })
  return row
}

/** Finds where a public file is shown as text, by a former address of its corrected text. */
export async function readingOfAddress({ path, now }: { path: string; now: number }): Promise<string | undefined> {
  const [text] = await read()
    .select({ mediaId: correctedEditions.mediaId, language: entries.language })
    .from(addresses)
    .innerJoin(correctedEditions, eq(correctedEditions.entryId, addresses.entryId))
    .innerJoin(entries, eq(entries.id, addresses.entryId))
    .innerJoin(releases, and(eq(releases.entryId, addresses.entryId), eq(releases.path, addresses.path)))
    .where(and(eq(addresses.path, path), isNotNull(releases.revisionId), wasReleased(now)))
    .limit(1)
  return text?.mediaId ? readingOfFile({ mediaId: text.mediaId, language: text.language, now }) : undefined
}

type FileQuery = { mediaId: string; language: Language; now: number }

/** Finds where a file is shown as text. Prefers a publication in this language if several offer the file. */
export async function readingOfFile({ mediaId, language, now }: FileQuery): Promise<string | undefined> {
  const [offer] = await read()
    .select({ path: releases.path, lineage: media.lineage })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(releases, and(eq(releases.entryId, revisions.entryId), eq(releases.revisionId, revisions.id)))
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(
      and(
        eq(revisionMedia.mediaId, mediaId),
        eq(revisionMedia.role, 'file'),
        eq(entries.kind, 'publication'),
        isCurrentPage(now),
      ),
    )
    .orderBy(desc(eq(entries.language, language)), asc(entries.id))
    .limit(1)
  return offer && readingPath(offer, offer)
}

export async function isInCorrectedText({ mediaId, now }: { mediaId: string; now: number }): Promise<boolean> {
  const texts = await read()
    .select({ pdf: correctedEditions.mediaId, language: entries.language })
    .from(revisionMedia)
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .innerJoin(correctedEditions, eq(correctedEditions.entryId, revisions.entryId))
    .innerJoin(media, and(eq(media.id, correctedEditions.mediaId), eq(media.sha256, correctedEditions.sha256)))
    .innerJoin(releases, and(eq(releases.entryId, revisions.entryId), eq(releases.revisionId, revisions.id)))
    .where(
      and(
        eq(revisionMedia.mediaId, mediaId),
        eq(revisionMedia.role, 'body'),
        isCurrent(now),
        isNull(releases.withdrawal),
      ),
    )
  for (const { pdf, language } of texts)
    if (pdf && (await readingOfFile({ mediaId: pdf, language, now })) !== undefined) return true
  return false
}
