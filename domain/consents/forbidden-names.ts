import { hkdfSync } from 'node:crypto'
import { and, eq, inArray, ne, asc } from 'drizzle-orm'
import { write, type Db } from '@/db/connection'
import { alias } from '@/db/kit'
import {
  consentEntries,
  consentMedia,
  consentWords,
  consents,
  entries,
  comments,
  media,
  mediaPages,
  revisionMedia,
  revisions,
} from '@/db/schema'
import { findNames, hashName, type NameHash } from '@/lib/keys/name-hashes'
import { hmac } from '@/lib/keys/record-key'
import { done, refused, type Result } from '@/lib/result'
import { installationSecret } from '@/lib/keys/secret'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { readBody } from '@/domain/content/body/document'
import { plainTextOf } from '@/domain/content/body/render'
import { pick } from '@/lib/lists/pick'

// Names that must not appear in the texts and files of a consent, as keyed hashes: nobody can read the list.

export const maxNames = 200

/** Names have one to four words. Throws NotPermitted. */
export async function forbidNames(
  actor: Actor,
  { consentId, names }: { consentId: number; names: string[] },
  now: number,
): Promise<Result<{ count: number }>> {
  permit(actor, 'manageConsents')
  const given = names.map((name) => name.trim()).filter((name) => name !== '')
  if (given.length === 0) return refused('Write at least one name.', 'names')
  if (given.length > maxNames) return refused(tooManyNames, 'names')
  const key = namesKey()
  const hashes = given.map((name) => hashName(name, key))
  const unusable = hashes.indexOf(undefined)
  if (unusable >= 0)
    return refused(
      `Name ${unusable + 1} cannot be looked for. Write one to four words in one script, with more than one letter.`,
      'names',
    )
  return write(async (tx) => {
    const [consent] = await tx.select({ id: consents.id }).from(consents).where(eq(consents.id, consentId))
    if (!consent) return refused('This consent no longer exists.')
    for (const { hash, firstHash, length } of [nameHasher(key), ...(hashes as NameHash[])])
      await tx.insert(consentWords).values({ consentId, hash, firstHash, length }).onConflictDoNothing()
    const count = await countForbiddenNames(tx, consentId)
    if (count > maxNames) return refused(tooManyNames, 'names')
    await record(tx, actor, { verb: 'changed forbidden names', detail: { consent: consentId } }, now)
    return done({ count })
  })
}

const tooManyNames = `A consent can have ${maxNames} names. Leave some out.`

export function countForbiddenNames(db: Db, consentId: number) {
  return db.$count(consentWords, and(eq(consentWords.consentId, consentId), ne(consentWords.length, 0)))
}

/** Removes all names: single hashes cannot be told apart. Throws NotPermitted. */
export async function removeForbiddenNames(actor: Actor, consentId: number, now: number): Promise<Result> {
  permit(actor, 'manageConsents')
  return write(async (tx) => {
    await tx.delete(consentWords).where(eq(consentWords.consentId, consentId))
    await record(tx, actor, { verb: 'changed forbidden names', detail: { consent: consentId } }, now)
    return done(undefined)
  })
}

export type FoundName = { place: string; words: string }

/** `canLook`: false if names were hashed with another secret, so that nobody can tell. */
export async function forbiddenNamesIn(
  db: Db,
  { entryId, revisionId, note = '' }: { entryId: number; revisionId: number; note?: string },
): Promise<{ found: FoundName[]; canLook: boolean }> {
  const uploads = await uploadsOf(db, revisionId)
  const lineages = uploads.map(({ lineage }) => lineage)
  const rows = await forbiddenNamesFor(db, entryId, lineages)
  if (rows.length === 0) return { found: [], canLook: true }
  const key = namesKey()
  const isMark = ({ length }: NameHash) => length === 0
  const names = rows.filter((row) => !isMark(row))
  const ofEntry = await passagesOfEntry(db, { entryId, revisionId, uploads })
  const passages = [...ofEntry, { place: 'the note for readers', text: note }]
  const found = passages.flatMap(({ place, text }) =>
    findNames(text, names, key).map(({ start, end }) => ({ place, words: text.slice(start, end) })),
  )
  return {
    found: [...new Map(found.map((name) => [`${name.place}\n${name.words}`, name])).values()],
    canLook: rows.filter(isMark).every(({ hash }) => hash === nameHasher(key).hash),
  }
}

/** HKDF-SHA256 (RFC 5869) of the installation's secret. */
function namesKey() {
  return Buffer.from(hkdfSync('sha256', installationSecret(), '', 'gazette names 1', 32))
}

/** Shows whether the names of a consent were hashed with this key. It is not a hash of a name. */
function nameHasher(key: Buffer): NameHash {
  const hash = hmac(key, 'the key of these names')
  return { hash, firstHash: hash, length: 0 }
}

async function forbiddenNamesFor(db: Db, entryId: number, lineages: string[]): Promise<NameHash[]> {
  const member = alias(entries, 'member')
  const columns = { hash: consentWords.hash, firstHash: consentWords.firstHash, length: consentWords.length }
  const [ofEntries, ofUploads] = await Promise.all([
    db
      .selectDistinct(columns)
      .from(entries)
      .innerJoin(member, eq(member.translationGroup, entries.translationGroup))
      .innerJoin(consentEntries, eq(consentEntries.entryId, member.id))
      .innerJoin(consentWords, eq(consentWords.consentId, consentEntries.consentId))
      .where(eq(entries.id, entryId)),
    lineages.length === 0
      ? []
      : db
          .selectDistinct(columns)
          .from(consentMedia)
          .innerJoin(consentWords, eq(consentWords.consentId, consentMedia.consentId))
          .where(inArray(consentMedia.lineage, lineages)),
  ])
  return [...new Map([...ofEntries, ...ofUploads].map((name) => [name.hash, name])).values()]
}

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
