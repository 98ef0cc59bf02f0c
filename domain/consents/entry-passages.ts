import { asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { comments, media, mediaPages, revisionMedia, revisions } from '@/db/schema'
import { readBody } from '@/domain/content/body/document'
import { plainTextOf } from '@/domain/content/body/render'
import { pick } from '@/lib/lists/pick'

type Passage = { place: string; text: string }

/** Includes pictures, files with their pages, descriptions and comments. */
export async function passagesOfEntry(
  db: Db,
  { entryId, revisionId, uploads }: { entryId: number; revisionId: number; uploads: UsedUpload[] },
): Promise<Passage[]> {
  return [
    ...(await textPassages(db, revisionId)),
    ...uploads.flatMap(uploadPassages),
    ...(await commentPassages(db, entryId)),
    ...(await filePassages(db, uploads)),
  ]
}

async function textPassages(db: Db, revisionId: number): Promise<Passage[]> {
  const [text] = await db.select().from(revisions).where(eq(revisions.id, revisionId))
  if (!text) return []
  const { title, slug, summary, contentNote, byline, body, authors, publisher, series, reference } = text
  return [
    { place: 'the title', text: title },
    { place: 'the address', text: slug.replaceAll('-', ' ') },
    { place: 'the summary', text: summary },
    { place: 'the content note', text: contentNote },
    { place: 'the byline', text: byline },
    ...authors.map(({ name }) => ({ place: 'the authors', text: name })),
    ...[publisher ?? '', series, reference].map((fact) => ({ place: 'the publication’s details', text: fact })),
    ...passagesOf(body).map((passage) => ({ place: 'the text', text: passage })),
  ]
}

function passagesOf(body: unknown): string[] {
  const { doc } = readBody(body)
  const passages = [plainTextOf(doc)]
  doc.descendants((node) => {
    for (const value of Object.values(node.attrs)) if (typeof value === 'string' && value) passages.push(value)
  })
  return passages
}

export async function uploadsOf(db: Db, revisionId: number) {
  return db
    .select({
      ...pick(media, 'id', 'lineage', 'name', 'alt', 'caption', 'credit', 'title', 'properties'),
      usedTitle: revisionMedia.title,
      usedCaption: revisionMedia.caption,
      usedCredit: revisionMedia.credit,
    })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(eq(revisionMedia.revisionId, revisionId))
}

type UsedUpload = Awaited<ReturnType<typeof uploadsOf>>[number]

function uploadPassages(upload: UsedUpload): Passage[] {
  const { name, alt, caption, credit, title, properties, usedTitle, usedCaption, usedCredit } = upload
  const place = `the file ${name}`
  const isApart = /[-_.+]/g
  return [
    { place: 'the name of a file', text: name.replace(isApart, ' ') },
    ...[alt, caption, credit, title, usedTitle, usedCaption, usedCredit].map((text) => ({ place, text })),
    ...Object.values(properties).map((text) => ({ place: `the properties of ${name}`, text })),
  ]
}

async function filePassages(db: Db, uploads: UsedUpload[]): Promise<Passage[]> {
  const ids = [...new Set(uploads.map(({ id }) => id))]
  if (ids.length === 0) return []
  const pages = await db
    .select({
      name: media.name,
      type: media.type,
      ...pick(mediaPages, 'page', 'text', 'artifacts'),
    })
    .from(mediaPages)
    .innerJoin(media, eq(media.id, mediaPages.mediaId))
    .where(inArray(mediaPages.mediaId, ids))
    .orderBy(asc(mediaPages.mediaId), asc(mediaPages.page))
  // Running heads and comments of documents may have a name, though readers cannot search them.
  return pages.flatMap(({ name, type, page, text, artifacts }) => {
    const place = type === 'application/pdf' ? `page ${page} of ${name}` : `the text of ${name}`
    return artifacts
      ? [
          { place, text },
          { place, text: artifacts },
        ]
      : [{ place, text }]
  })
}

async function commentPassages(db: Db, entryId: number): Promise<Passage[]> {
  const rows = await db
    .select({ text: comments.text, quote: comments.quote, prefix: comments.prefix, suffix: comments.suffix })
    .from(comments)
    .where(eq(comments.entryId, entryId))
  return rows.flatMap(({ text, quote, prefix, suffix }) => [
    { place: 'a comment', text },
    { place: 'a comment', text: `${prefix}${quote}${suffix}` },
  ])
}
