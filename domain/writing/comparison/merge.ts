import { read } from '@/db/connection'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/slug'
import type { Actor } from '@/domain/staff/actor'
import { authorOf } from '../conflicts'
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
  /** The uploads that theirs shows. */
  uploads: EditorUpload[]
  differences: Difference[]
  body: Passages[]
  /** Whether it is known what both started from: then what only one changed needs no choice. */
  fromBase: boolean
}

type MergeInput = {
  entryId: number
  mine: Content
  /** The revision that mine started from, and what it held then, if the editor still knows. */
  base: Base
  common?: Content
}

/** A text that could not be saved beside the newest one, place by place. Nothing is written. */
export async function compareWithHead(
  actor: Actor,
  { entryId, mine, base, common }: MergeInput,
): Promise<Result<Merge>> {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'write', entryId)
  const head = entry && (await headOf(db, entryId))
  if (!head) return refused('This entry no longer exists.')
  const stored = await findRevision(actor, { entryId, revisionId: base.revisionId })
  const from = stored?.revision.counter === base.counter ? stored.content : common
  const theirs = await contentOf(db, head, entry.kind)
  const { zone } = await siteSettings()
  const texts = withAddresses({ mine, theirs, base: from }, (title) => slugify(title, `${entry.kind}-${entryId}`))
  const names = await namesIn(db, [mine, theirs, ...(from ? [from] : [])], zone)
  const body = await bodyDifferences(texts, entry.language)
  return done({
    head: { revisionId: head.id, counter: head.counter },
    author: await authorOf(db, actor, head),
    savedAt: head.savedAt,
    theirs,
    uploads: await uploadsOf(theirs),
    differences: [...fieldDifferences(texts, names, entry.language), ...body.differences],
    body: body.passages,
    fromBase: from !== undefined,
  })
}

/** An address that follows the title is no choice of anyone: it is left open in all, and follows the merged title. */
function withAddresses({ mine, theirs, base }: Texts, proposed: (title: string) => string): Texts {
  const open = (content: Content) => (content.slug === proposed(content.title) ? { ...content, slug: '' } : content)
  if (mine.slug !== '') return { mine, theirs, base }
  return { mine, theirs: open(theirs), base: base && open(base) }
}
