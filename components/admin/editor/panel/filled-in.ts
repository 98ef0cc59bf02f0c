import type { TitlePage as Facts } from '@/domain/files/title-page'
import type { Fields } from '../fields'
import type { PublicationFields } from './title-page'

type Filled = Partial<Pick<Fields, 'title'> & Pick<PublicationFields, 'authors' | 'isbn' | 'doi'>>

const names: Record<keyof Filled, string> = { title: 'title', authors: 'authors', isbn: 'ISBN', doi: 'DOI' }

/** What a document says of itself for fields that nobody has filled in. */
export function newFacts({ title, publication }: Pick<Fields, 'title' | 'publication'>, facts: Facts): Filled {
  const filled: Filled = {}
  if (!title.trim() && facts.title) filled.title = facts.title
  if (!publication) return filled
  if (publication.authors.every(({ name }) => !name.trim()) && facts.authors.length) filled.authors = facts.authors
  for (const name of ['isbn', 'doi'] as const) if (!publication[name].trim() && facts[name]) filled[name] = facts[name]
  return filled
}

/** The fields with what was filled in, or without it where it still stands as it was filled in. */
export function withFacts(fields: Pick<Fields, 'title' | 'publication'>, { title, ...facts }: Filled) {
  return {
    ...(title !== undefined && { title }),
    publication: fields.publication && { ...fields.publication, ...facts },
  }
}

export function withoutFacts({ title, publication }: Pick<Fields, 'title' | 'publication'>, filled: Filled) {
  const isUntouched = (name: 'authors' | 'isbn' | 'doi') =>
    filled[name] !== undefined && JSON.stringify(publication?.[name]) === JSON.stringify(filled[name])
  return {
    ...(filled.title !== undefined && title === filled.title && { title: '' }),
    publication: publication && {
      ...publication,
      ...(isUntouched('authors') && { authors: [] }),
      ...(isUntouched('isbn') && { isbn: '' }),
      ...(isUntouched('doi') && { doi: '' }),
    },
  }
}

/** “title, authors and ISBN” */
export function factNames(filled: Filled) {
  return new Intl.ListFormat('en').format(Object.keys(filled).map((name) => names[name as keyof Filled]))
}
