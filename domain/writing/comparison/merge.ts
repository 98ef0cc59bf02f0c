import { read } from '@/db/connection'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/text/slug'
import type { Actor } from '@/domain/staff/actor'
import { authorNameOf } from '../conflicts'
import type { Content } from '@/domain/content/content'
import { uploadsOf, type EditorUpload } from '../editing'
import { contentOf, findPermittedEntry, headOf } from '@/domain/entries/head'
import { siteSettings } from '@/domain/published/site'
import { findRevision } from '../revisions'
import type { Base } from '../saving'
import type { Difference, Passages, Texts } from './differences'
import { namesIn } from './fields'
import { bodyDifferences } from './merge-body'
import { fieldDifferences } from './merge-fields'

export type Merge = {
  head: Base
  author: string
  savedAt: number
  theirs: Content
  uploads: EditorUpload[]
  differences: Difference[]
  body: Passages[]
  /** With a common base, a change of only one side needs no choice. */
  fromBase: boolean
}

type MergeInput = {
  entryId: number
  mine: Content
  /** `common`: the base's text as the editor knows it, since its author may have saved it again. */
  base: Base
  common?: Content
  /** A text to compare with instead of the newest. */
  theirs?: Content
}

/** Saves nothing. */
export async function compareWithHead(
  actor: Actor,
  { entryId, mine, base, common, theirs: chosen }: MergeInput,
): Promise<Result<Merge>> {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'write', entryId)
  const head = entry && (await headOf(db, entryId))
  if (!head) return refused('This text no longer exists.')
  const baseContent = common ?? (await storedContent(actor, entryId, base))
  const theirs = chosen ?? (await contentOf(db, head, entry.kind))
  const { zone } = await siteSettings()
  const texts = withAddresses({ mine, theirs, base: baseContent }, (title) =>
    slugify(title, `${entry.kind}-${entryId}`),
  )
  const names = await namesIn(db, [mine, theirs, ...(baseContent ? [baseContent] : [])], zone)
  const body = await bodyDifferences(texts, entry.language)
  return done({
    head: { revisionId: head.id, counter: head.counter },
    author: await authorNameOf(db, actor, head),
    savedAt: head.savedAt,
    theirs,
    uploads: await uploadsOf(theirs),
    differences: [...fieldDifferences(texts, names, entry.language), ...body.differences],
    body: body.passages,
    fromBase: baseContent !== undefined,
  })
}

async function storedContent(actor: Actor, entryId: number, { revisionId, counter }: Base) {
  const stored = await findRevision(actor, { entryId, revisionId })
  return stored?.revision.counter === counter ? stored.content : undefined
}

/** Empties addresses that follow from their titles, so that they follow from the merged title. */
function withAddresses({ mine, theirs, base }: Texts, proposedSlug: (title: string) => string): Texts {
  const withOpenSlug = (content: Content) =>
    content.slug === proposedSlug(content.title) ? { ...content, slug: '' } : content
  const withProposedSlug = (content: Content) => ({ ...content, slug: content.slug || proposedSlug(content.title) })
  if (mine.slug !== '') return { mine, theirs: withProposedSlug(theirs), base: base && withProposedSlug(base) }
  return { mine, theirs: withOpenSlug(theirs), base: base && withOpenSlug(base) }
}
