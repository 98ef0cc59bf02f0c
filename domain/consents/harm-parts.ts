import { asc, eq } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { media, revisionMedia, type revisions } from '@/db/schema'
import { sha256 } from '@/lib/keys/random'
import { textNeedsOf } from './needs'

// A check for harm covers everything that readers would get, and the consents.

/** In the order of the desk. */
export const harmParts = [
  'title',
  'address',
  'summary',
  'content note',
  'byline',
  'text',
  'captions',
  'descriptions',
  'pictures',
  'files',
  'consents',
] as const
export type HarmPart = (typeof harmParts)[number]

type RevisionRow = typeof revisions.$inferSelect

/** SHA-256 of each part, and of all. */
export async function harmHashes(
  db: Db,
  revision: RevisionRow,
): Promise<{ hash: string; parts: Record<HarmPart, string> }> {
  const contents = await readHarmParts(db, revision)
  const parts = Object.fromEntries(harmParts.map((part) => [part, sha256(sortedJson(contents[part]))]))
  return {
    hash: sha256(harmParts.map((part) => `${part} ${parts[part]}`).join('\n')),
    parts: parts as Record<HarmPart, string>,
  }
}

async function readHarmParts(db: Db, revision: RevisionRow): Promise<Record<HarmPart, unknown>> {
  const uses = await db
    .select({ use: revisionMedia, upload: media })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(eq(revisionMedia.revisionId, revision.id))
    .orderBy(asc(revisionMedia.role), asc(revisionMedia.position), asc(revisionMedia.mediaId))
  const needs = await textNeedsOf(db, { entryId: revision.entryId, revisionId: revision.id })
  const nodes = nodesWithCaptions(revision.body)
  const { title, slug, summary, contentNote, byline, authors, publisher, series, reference } = revision
  const filesOf = (isShown: boolean) =>
    uses
      .filter(({ use }) => (use.role !== 'file') === isShown)
      .map(({ use, upload }) => [use.role, upload.sha256, upload.name, use.role === 'file' ? use.title : ''])
  return {
    title,
    address: slug,
    summary,
    'content note': contentNote,
    byline: [byline, authors, publisher, series, reference],
    text: bodyWithoutMedia(revision.body),
    captions: [
      nodes.map(({ attrs }) => [attrs.caption, attrs.credit, attrs.title]),
      uses.map(({ use, upload }) => [use.caption, use.credit, upload.caption, upload.credit]),
    ],
    descriptions: [
      nodes.map(({ attrs }) => attrs.alt),
      uses.map(({ use, upload }) => [use.role === 'file' ? '' : use.title, upload.alt, upload.title]),
    ],
    pictures: filesOf(true),
    files: filesOf(false),
    consents: needs.consents.map(({ consent }) => consent.id),
  }
}

type BodyNode = { type?: unknown; attrs?: Record<string, unknown>; content?: unknown }

function nodesWithCaptions(body: unknown): { attrs: Record<string, unknown> }[] {
  const found: { attrs: Record<string, unknown> }[] = []
  const left: unknown[] = [body]
  for (let node = left.shift(); node !== undefined; node = left.shift()) {
    const { attrs, content } = (node ?? {}) as BodyNode
    if (attrs?.mediaId || attrs?.caption) found.push({ attrs })
    if (Array.isArray(content)) left.unshift(...(content as unknown[]))
  }
  return found
}

const ofOtherParts = new Set(['caption', 'credit', 'alt'])

function bodyWithoutMedia(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body ?? null, (key, value: unknown) => (ofOtherParts.has(key) ? undefined : value)))
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
