import type { Editor } from '@tiptap/react'
import type { Kind, PeopleIn } from '@/db/schema'
import type { CheckedText } from '@/domain/content/checks/check'
import { hrefsIn } from '@/domain/content/checks/content'
import { factsBeside } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import type { Fields } from '../fields'
import type { EditorStart } from '../editor-start'

export type CheckInput = {
  fields: Fields
  slug: string
  kind: Kind
  language: Language
  terms: EditorStart['terms']
  people?: PeopleIn | null
  original?: CheckedText['original']
}
export type UploadLookup = (id: string) => { name: string; alt: string } | undefined
export type ArchiveResult = { broken: [string, string][]; missing: string[] }

export function checkedText(
  editor: Editor,
  { fields, terms, ...input }: CheckInput,
  upload: UploadLookup,
  archive?: ArchiveResult,
) {
  const { title, summary, contentNote, lead, files, termIds } = fields
  const chosenCount = (which: 'topic' | 'country') =>
    terms.filter((term) => term.kind === which && termIds.includes(term.id)).length
  const noneExist = (which: 'topic' | 'country') => !terms.some((term) => term.kind === which)
  return {
    ...input,
    title,
    summary,
    contentNote,
    lead,
    files,
    facts: factsBeside(fields)?.facts,
    upload,
    doc: editor.state.doc,
    // Without terms to choose from, the check must not require a term.
    topics: noneExist('topic') ? 1 : chosenCount('topic'),
    countries: noneExist('country') ? 1 : chosenCount('country'),
    broken: archive && new Map(archive.broken),
    missing: archive && new Set(archive.missing),
  } satisfies CheckedText
}

export function referencesOf({ doc, lead, files }: Pick<CheckedText, 'doc' | 'lead' | 'files'>) {
  const ids = new Set<string>(files.map((file) => file.mediaId))
  if (lead) ids.add(lead.mediaId)
  doc.descendants((node) => {
    if (node.attrs.mediaId) ids.add(String(node.attrs.mediaId))
    return !node.isTextblock
  })
  const hrefs = hrefsIn(doc).filter((href) => href.startsWith('/') || href.startsWith(location.origin))
  return { hrefs, mediaIds: [...ids] }
}
