import type { TitlePage as Facts } from '@/domain/files/title-page'
import { factsIn, fieldsOf, isEmpty, authorNames, type AnyFacts } from '@/lib/kinds/kinds'
import type { Author } from '@/lib/kinds/field'
import type { Fields } from '../fields'

type FilledFields = Partial<Facts>

export function newFacts({ title, publication }: Pick<Fields, 'title' | 'publication'>, facts: Facts): FilledFields {
  const filled: FilledFields = {}
  if (!title.trim() && facts.title) filled.title = facts.title
  if (!publication) return filled
  const isUnsaid = (value: unknown) =>
    isEmpty(typeof value === 'string' ? value.trim() : authorNames(value as Author[]))
  const [found, said] = [facts, publication] as AnyFacts[]
  const ownFields = fieldsOf('publication').filter(({ name }) => !isEmpty(found![name]) && isUnsaid(said![name]))
  return Object.assign(filled, Object.fromEntries(ownFields.map(({ name }) => [name, found![name]])) as AnyFacts)
}

export function withFacts(fields: Pick<Fields, 'title' | 'publication'>, { title, ...facts }: FilledFields) {
  return {
    ...(title !== undefined && { title }),
    publication: fields.publication && { ...fields.publication, ...facts },
  }
}

export function withoutFacts({ title, publication }: Pick<Fields, 'title' | 'publication'>, filled: FilledFields) {
  const { title: filledTitle, ...facts } = filled
  const untouched = Object.keys(facts).filter(
    (name) => JSON.stringify(publication?.[name as 'isbn']) === JSON.stringify(facts[name as 'isbn']),
  )
  const nothing = factsIn('publication', {})
  return {
    ...(filledTitle !== undefined && title === filledTitle && { title: '' }),
    publication: publication && {
      ...publication,
      ...Object.fromEntries(untouched.map((name) => [name, nothing[name as 'isbn']])),
    },
  }
}

export function factNames(filled: FilledFields) {
  const names = ['title', ...fieldsOf('publication').map(({ name }) => name)].filter((name) => name in filled)
  const deskNames = new Map(fieldsOf('publication').map(({ name, desk }) => [name as string, desk]))
  const inSentence = (name: string) => (/^[A-Z]+$/.test(name) ? name : name.toLowerCase())
  return new Intl.ListFormat('en').format(names.map((name) => inSentence(deskNames.get(name) ?? name)))
}
