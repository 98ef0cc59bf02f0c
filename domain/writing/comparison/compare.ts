import { inArray } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { media } from '@/db/schema'
import { contentFacts, factsBeside, withFact } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import type { Actor } from '@/domain/staff/actor'
import { mediaIdsIn } from '@/domain/content/body/render'
import { documentOf } from '@/domain/content/body/document'
import { bodySchema } from '@/domain/content/body/schema'
import type { Content } from '@/domain/content/content'
import { siteSettings } from '@/domain/published/site'
import { findRevision } from '../revisions'
import { fieldNames, fieldRuns, fieldLines, readNames, runsHtml, isInWords, type FieldName } from './fields'
import { renderChanges, type RenderedPassage } from './render'

/** Escaped, with `<ins>` and `<del>`. */
type FieldChange = { field: FieldName; label: string; html: string }
export type Comparison = { fields: FieldChange[]; passages: RenderedPassage[] }

/** Compares two revisions; without `from`, with the one that `to` was based on. Undefined for one of another entry. */
export async function compareRevisions(
  actor: Actor,
  { entryId, from, to }: { entryId: number; from?: number; to: number },
) {
  const after = await findRevision(actor, { entryId, revisionId: to })
  if (!after) return undefined
  const earlier = from ?? after.revision.basedOn
  const before = earlier === null ? null : await findRevision(actor, { entryId, revisionId: earlier })
  if (before === undefined) return undefined
  const { entry } = after
  const { zone } = await siteSettings()
  const earlierContent = before?.content ?? emptyContent(after.content)
  const comparison = await compareContents(read(), [earlierContent, after.content], { language: entry.language, zone })
  return { entry, before: before?.revision, after: after.revision, comparison }
}

const emptyBodyMark = {}

function emptyContent(content: Content): Content {
  const own = factsBeside(content)
  const blank = own ? contentFacts(own.kind, {}) : {}
  return {
    title: '',
    slug: '',
    summary: '',
    body: emptyBodyMark,
    dated: null,
    byline: '',
    contentNote: '',
    termIds: [],
    files: [],
    lead: null,
    publication: null,
    // The type of a text is not a change.
    ...(own && blank[own.kind] ? withFact(blank, 'type', own.facts.type) : {}),
  }
}

type ComparisonContext = { language: Language; zone: string }

async function compareContents(db: Db, [before, after]: [Content, Content], { language, zone }: ComparisonContext) {
  const names = await readNames(db, [before, after], zone)
  const fields = (Object.keys(fieldNames) as FieldName[]).flatMap((field) => {
    const [linesBefore, linesAfter] = [fieldLines(before, field, names), fieldLines(after, field, names)]
    if (linesBefore.join('\n') === linesAfter.join('\n')) return []
    const runs = fieldRuns(linesBefore, linesAfter, field, language)
    return { field, label: fieldNames[field], html: runsHtml(runs, 'both', !isInWords(field)) }
  })
  const [bodyBefore, bodyAfter] = [bodyOf(before), bodyOf(after)]
  const passages = await renderChanges(bodyBefore.children, bodyAfter.children, {
    media: await uploadsIn(db, [bodyBefore, bodyAfter]),
    language,
  })
  return { fields, passages } satisfies Comparison
}

export function bodyOf(content: Content) {
  return content.body === emptyBodyMark ? bodySchema.topNodeType.create() : documentOf(content.body)
}

export async function uploadsIn(db: Db, bodies: ReturnType<typeof bodyOf>[]) {
  const ids = [...new Set(bodies.flatMap(mediaIdsIn))]
  const rows = ids.length ? await db.select().from(media).where(inArray(media.id, ids)) : []
  return new Map(rows.map((row) => [row.id, row]))
}
