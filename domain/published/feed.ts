import { and, eq, inArray, ne } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, revisions } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { filesOfRevisions } from './item-files'
import { liveTeasers } from './live'

/** The newest posts and publications of a language with their whole texts and their files, for feeds. */
export async function newestTexts({ now, language, limit }: { now: number; language: Language; limit: number }) {
  const found = await liveTeasers(now, { where: and(eq(entries.language, language), ne(entries.kind, 'page')), limit })
  const ids = found.map((item) => item.revisionId)
  const [texts, filesOf] = await Promise.all([
    read().select({ id: revisions.id, bodyHtml: revisions.bodyHtml }).from(revisions).where(inArray(revisions.id, ids)),
    filesOfRevisions(ids),
  ])
  return found.map((item) => ({
    ...item,
    bodyHtml: texts.find((text) => text.id === item.revisionId)?.bodyHtml ?? '',
    files: filesOf(item.revisionId),
  }))
}

export type FeedItem = Awaited<ReturnType<typeof newestTexts>>[number]
