import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { releases } from '@/db/schema'
import type { Actor } from '@/domain/staff/actor'
import { createBundle } from '@/domain/publishing/bundles'
import { saveDraft, type SavedRevision } from '@/domain/writing/drafts'
import { newestFirst } from '@/domain/published/live'
import { latestPosts } from '@/domain/published/posts'
import { content, got, post, text } from './newsroom'

export const october = Date.UTC(2014, 9, 7, 2)

export async function gathered(editor: Actor, titles = ['Press release', 'Report', 'Translation']) {
  const entries: SavedRevision[] = []
  for (const title of titles) entries.push(await post(editor, { title }, october))
  const entryIds = entries.map((entry) => entry.entryId)
  const { bundleId } = got(await createBundle(editor, { name: 'Annual report', entryIds }, october))
  return { bundleId, entries }
}

/** Saves an entry again a moment later in its session, as autosave does. */
export async function changed(editor: Actor, { entryId, ...base }: SavedRevision, words: string, session = 't') {
  const whole = content({ title: words, slug: base.slug, body: text(words) })
  return got(await saveDraft(editor, { entryId, base, session, content: whole }, october + 1))
}

export async function readers(now: number) {
  return ((await latestPosts({ now, language: 'en', page: 1 }))?.items ?? []).map((item) => item.title).toSorted()
}

export async function rowsOf(entries: SavedRevision[]) {
  return (await Promise.all(entries.map((entry) => releasesOf(entry.entryId)))).flat()
}

/** Releases of an entry, the newest first, cancelled ones too. */
export async function releasesOf(entryId: number) {
  return read()
    .select()
    .from(releases)
    .where(eq(releases.entryId, entryId))
    .orderBy(...newestFirst)
}
