import { asc, eq } from 'drizzle-orm'
import type { Node } from '@tiptap/pm/model'
import { read } from '@/db/connection'
import { revisionTerms, terms, type Kind } from '@/db/schema'
import { mediaIdsIn } from '@/domain/content/body/render'
import { documentOf } from '@/domain/content/body/document'
import { contentOf } from '@/domain/entries/head'
import type { EntryText } from './meta'
import { revisionOf } from './outline'
import type { UploadUse } from './attachment'

export type RevisionText = { text: EntryText; doc: Node; translatedFrom: number | null; uses: Map<string, UploadUse> }

export async function revisionText(revisionId: number, kind: Kind): Promise<RevisionText> {
  const revision = await revisionOf(revisionId)
  const { termIds: _, ...content } = await contentOf(read(), revision, kind)
  const doc = documentOf(content.body)
  const text = { ...content, terms: await termRefs(revisionId) }
  return { text, doc, translatedFrom: revision.translatedFrom, uses: uploadUsesIn(text, doc) }
}

async function termRefs(revisionId: number) {
  return read()
    .select({ kind: terms.kind, slug: terms.slug, name: terms.name })
    .from(revisionTerms)
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(eq(revisionTerms.revisionId, revisionId))
    .orderBy(asc(terms.kind), asc(terms.position), asc(terms.name))
}

function uploadUsesIn({ lead, files }: EntryText, doc: Node) {
  const uses = new Map<string, UploadUse>()
  const add = (id: string, use: Partial<UploadUse>) => {
    if (!uses.has(id)) uses.set(id, { alt: '', decorative: false, caption: '', credit: '', title: '', ...use })
  }
  if (lead) add(lead.mediaId, lead)
  const within = new Set(mediaIdsIn(doc))
  doc.descendants(({ attrs }) => {
    if (within.has(attrs.mediaId)) add(attrs.mediaId, attrs)
  })
  for (const { mediaId, title } of files) add(mediaId, { title })
  return uses
}
