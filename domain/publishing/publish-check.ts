import { inArray } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { media, type entries } from '@/db/schema'
import { factsBeside } from '@/lib/kinds/kinds'
import type { Problem } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { mediaIdsIn } from '@/domain/content/body/render'
import { documentOf } from '@/domain/content/body/document'
import type { Check } from '@/domain/content/checks/check'
import { blockingChecksOf } from '@/domain/content/checks/content'
import { contentOf, type Head } from '@/domain/entries/head'
import { findOriginalWords } from '@/domain/writing/original-words'
import { pick } from '@/lib/lists/pick'

type EntryRow = typeof entries.$inferSelect

/** Finds problems that stop a release. Imports and the demonstration need only a title and an address. */
export async function blockingProblems(db: Db, actor: Actor, head: Head, entry: EntryRow): Promise<Problem[]> {
  const content = await contentOf(db, head, entry.kind)
  const doc = documentOf(content.body)
  const ids = [...mediaIdsIn(doc), ...content.files.map((file) => file.mediaId), content.lead?.mediaId ?? '']
  const uploads = await db.select().from(media).where(inArray(media.id, ids))
  const uploadsById = new Map(uploads.map((row) => [row.id, row]))
  const upload = (id: string) => uploadsById.get(id)
  const checks = blockingChecksOf({
    kind: entry.kind,
    language: entry.language,
    doc,
    upload,
    topics: 0,
    countries: 0,
    ...pick(content, 'title', 'slug', 'summary', 'contentNote'),
    original: await findOriginalWords(db, entry, head),
    lead: content.lead,
    files: content.files,
    facts: factsBeside(content)?.facts,
    missing: new Set(ids.filter((id) => id && !upload(id))),
  })
  const requiredChecks =
    actor.id === null ? checks.filter(({ rule }) => rule === 'title' || rule === 'address') : checks
  return requiredChecks.map(({ message, place }) => ({ message, field: fieldOfCheck(place) }))
}

function fieldOfCheck(place: Check['place']) {
  if (!('field' in place)) return 'body'
  return place.field === 'lead' ? 'lead.alt' : place.field
}
