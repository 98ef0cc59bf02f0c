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
  /** The uploads in their text. */
  uploads: EditorUpload[]
  differences: Difference[]
  body: Passages[]
  /** True if the text that both started from is known: then a change of only one side needs no choice. */
  fromBase: boolean
}

type MergeInput = {
  entryId: number
  mine: Content
  /** The revision that mine started from, and what it held then, if the editor still knows: its author may have saved it again. */
  base: Base
  common?: Content
  /** Compared with instead of the newest text. */
  theirs?: Content
}

/** Compares the text of a window with the newest one, place by place. Nothing is saved. */
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

/**
 * Leaves open every address that only follows its title, so that it follows the merged one. Where mine is typed, an open one is
 * the one that follows from the title.
 */
function withAddresses({ mine, theirs, base }: Texts, proposedSlug: (title: string) => string): Texts {
  const withOpenSlug = (content: Content) =>
    content.slug === proposedSlug(content.title) ? { ...content, slug: '' } : content
  const withProposedSlug = (content: Content) => ({ ...content, slug: content.slug || proposedSlug(content.title) })
  if (mine.slug !== '') return { mine, theirs: withProposedSlug(theirs), base: base && withProposedSlug(base) }
  return { mine, theirs: withOpenSlug(theirs), base: base && withOpenSlug(base) }
}
