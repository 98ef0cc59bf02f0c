import type { Content } from '@/domain/content/content'
import { factsBeside, isEmpty } from '@/lib/kinds/kinds'
import { slugify } from '@/lib/text/slug'
import type { EditorStart } from './editor-start'

export type Fields = Omit<Content, 'body'> & {
  /** True once somebody typed an address or the entry was released; until then the address follows the title. */
  ownSlug: boolean
}

type FieldSource = Pick<EditorStart, 'content' | 'standing' | 'kind' | 'id'>

export function fieldsFrom({ content, standing, kind, id }: FieldSource): Fields {
  const { body: _, ...rest } = content
  const isProposed = ['', proposeSlug(content.title, kind, id), proposeSlug('', kind, id)].includes(content.slug)
  return { ...rest, ownSlug: !!standing?.addressed || !isProposed }
}

/** Returns the slug of a title; for one without letters, the kind and the entry's number. */
export function proposeSlug(title: string, kind: EditorStart['kind'], id?: number) {
  return slugify(title, `${kind}-${id ?? '…'}`)
}

/** Returns a text as JSON. The order of keys is fixed, so that equal texts are equal strings. */
export function contentJson({ ownSlug, ...fields }: Fields, body: unknown) {
  const { title, slug, summary, dated, byline, contentNote, termIds, files, lead, publication } = fields
  const own = factsBeside(fields)
  const ownFacts = own && !Object.values(own.facts).every(isEmpty) ? { [own.kind]: own.facts } : {}
  const facts = { dated, byline, contentNote, termIds, files, lead, publication, ...ownFacts }
  const content = { title, slug: ownSlug ? slug : '', summary, body, ...facts }
  return JSON.stringify(content satisfies Content)
}
