import { write } from '@/db/connection'
import { media } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import type { ContentInput } from '@/domain/content/content'
import { savePages } from '@/domain/entries/search-index'
import { findInLibrary, publicationsMatching, type PublicationFilter } from '@/domain/published/library'
import { newsroom } from './archive'

// A library for tests: publications, and files with pages.

let files = 0

/** A file in the database, as if it had been uploaded, with the text of its pages. Returns its id. */
export async function fileWith(pages: string[]) {
  const id = `file${String(++files).padStart(8, '0')}`
  const facts = { name: 'report.pdf', type: 'application/pdf' as const, bytes: 1_000, sha256: '', uploadedAt: 0 }
  await write(async (tx) => {
    await tx.insert(media).values({ id, lineage: id, pages: pages.length, ...facts })
    await savePages(tx, id, pages)
  })
  return id
}

export type LibraryEntry = Partial<ContentInput> & {
  language?: Language
  date?: string
  about?: Partial<NonNullable<ContentInput['publication']>>
  pages?: string[]
}

/** A newsroom with publications, each made from a few words. */
export async function library() {
  const room = await newsroom()
  async function shelve({ language = 'en', date = '2014-10-01', about, pages, ...text }: LibraryEntry) {
    const mediaId = pages && (await fileWith(pages))
    const publication = { type: 'report' as const, publishedOn: '2014', publisher: '', ...about }
    const files = mediaId ? [{ mediaId, title: '', language: null }] : []
    const saved = await room.publish(date, { files, ...text, publication }, 'publication', language)
    return { ...saved, mediaId }
  }
  return { ...room, shelve }
}

/** The titles that a search or a choice finds at a moment, best first. */
export async function titlesFound(filter: PublicationFilter | string, at: number) {
  const libraryFilter = typeof filter === 'string' ? { q: filter } : filter
  const { items } = (await publicationsMatching({ now: at, filter: libraryFilter, page: 1 }))!
  return items.map((item) => item.title)
}

/** The choices beside a list of publications. */
export async function libraryFacets(query: Omit<Parameters<typeof findInLibrary>[0], 'page'>) {
  return (await findInLibrary({ ...query, page: 1 }))!.choices
}
