import { addComment } from '@/domain/review/comments'
import { submit } from '@/domain/review/review'
import { createTerm } from '@/domain/entries/terms'
import { trashEntry } from '@/domain/entries/trash'
import { createBundle } from '@/domain/publishing/bundles'
import { makePreviewLink } from '@/domain/publishing/preview-links'
import { release, withdraw } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { beginTranslation } from '@/domain/writing/translations'
import { storeUpload } from '@/domain/files/intake'
import { content, got, post, text } from '@/domain/testing/newsroom'
import { pdfBytes } from '@/domain/testing/uploads'

const day = 86_400_000

/** A word that is in every hidden thing and nowhere else. */
export const secret = 'xqkingfisher'

/**
 * Fills an archive with everything that readers must not notice: drafts, scheduled texts, files, comments, reviews,
 * previews, trash. Returns every address that somebody could guess for them.
 * @param live entries that readers have at `now` (UTC ms)
 */
export async function hideThings(admin: Actor, live: number[], now: number): Promise<string[]> {
  const topic = got(await createTerm(admin, { kind: 'topic', name: `Topic ${secret}` }, now)).id
  const page = await pdfBytes(`A page about a ${secret}.`)
  const file = got(await storeUpload(admin, { source: page, name: 'file-1.pdf' }, now)).id
  const words = (n: number) => ({
    title: `Hidden ${secret} ${n}`,
    slug: `${secret}-${n}`,
    summary: `In short: ${secret}.`,
    body: text(`Words about a ${secret}.`),
    termIds: [topic],
    files: [{ mediaId: file, title: secret, language: null }],
  })
  const draft = await post(admin, words(1), now)
  got(await addComment(admin, { ...draft, text: `A comment about a ${secret}.` }, now))
  got(await makePreviewLink(admin, { entryId: draft.entryId, label: secret, lasts: 'fortnight' }, now))
  const asked = await post(admin, words(2), now)
  got(await submit(admin, { entryId: asked.entryId, base: asked, note: `Please read about the ${secret}.` }, now))
  got(await trashEntry(admin, (await post(admin, words(3), now)).entryId, now))
  got(await release(admin, { ...(await post(admin, words(4), now)), at: now + day }, now))
  const member = await post(admin, words(5), now)
  got(await createBundle(admin, { name: `Bundle ${secret}`, entryIds: [member.entryId] }, now))

  const [rewritten, moved, ended, translated] = live
  await rewrite(admin, rewritten!, { words: words(6), now })
  const next = await rewrite(admin, moved!, { words: words(7), now })
  got(await release(admin, { ...next, at: now + day }, now))
  const end = { reason: 'error' as const, explanation: `It was wrong about the ${secret}.`, at: now + 2 * day }
  got(await withdraw(admin, { entryId: ended!, ...end }, now))
  got(await beginTranslation(admin, { entryId: translated!, language: 'vi' }, now))

  const numbers = [1, 2, 3, 4, 5, 6, 7].map((n) => `${secret}-${n}`)
  const pages = numbers.flatMap((slug) => [`/${slug}`, `/2014/11/${slug}`, `/2014/10/${slug}`, `/publications/${slug}`])
  const files = [`/files/${file}/file-1.pdf`, `/files/${file}/1/file-1.pdf`, `/media/${file}/960.webp`]
  const searches = [
    `/search?q=${secret}`,
    `/publications?q=${secret}`,
    `/search?q=${secret.slice(0, -1)}`,
    `/search?q=hidden`,
  ]
  const api = numbers.flatMap((slug) => [`/api/v1/publications/${slug}`, `/api/v1/entries/${slug}`])
  const ids = [draft, asked, member].map(({ entryId }) => `/api/v1/entries/${entryId}`)
  const lists = [
    `/topics/topic-${secret}`,
    `/topics/topic-${secret}/feed.xml`,
    `/publications?topic=topic-${secret}`,
    '/vi',
    '/vi/feed.xml',
  ]
  return [...pages, ...files, ...searches, ...api, ...ids, ...lists]
}

async function rewrite(
  admin: Actor,
  entryId: number,
  { words, now }: { words: Parameters<typeof content>[0]; now: number },
) {
  const draft = (await findDraft(admin, entryId))!
  // The facts of a publication stay: a text without them could not be set for later.
  const whole = { ...content(words), publication: draft.content.publication }
  return got(await saveDraft(admin, { entryId, base: draft.base, session: 'hidden', content: whole }, now))
}
