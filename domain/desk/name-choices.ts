import { listTerms } from '@/domain/entries/terms'
import type { Actor } from '@/domain/staff/actor'
import { entryAuthors } from './entries'

export type NameChoice = { is: 'topic' | 'country' | 'person'; id: number; name: string }

const maxOfEachKind = 5

/** Finds terms and people whose names, in any language, contain every word. */
export async function findNames(actor: Actor, search: string): Promise<NameChoice[]> {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (!words.length) return []
  const holds = (...names: string[]) => words.every((word) => names.join(' ').toLowerCase().includes(word))
  const [terms, people] = await Promise.all([listTerms(actor), entryAuthors(actor)])
  const found = terms.filter(({ name, names }) => holds(name, ...Object.values(names)))
  const ofKind = (is: 'topic' | 'country') => found.filter(({ kind }) => kind === is).map((term) => ({ ...term, is }))
  const named = people.filter(({ name }) => holds(name)).map((person) => ({ ...person, is: 'person' as const }))
  return [ofKind('topic'), ofKind('country'), named].flatMap((names) =>
    names.slice(0, maxOfEachKind).map(({ is, id, name }) => ({ is, id, name })),
  )
}
