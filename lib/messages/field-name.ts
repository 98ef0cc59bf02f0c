import type { AnyField, Kind } from '../kinds/kinds'
import type { Language } from '../languages/languages'
import { messagesIn, type Messages } from './messages'

/** Returns the name that readers of a language have for a field, of which a text has `n` values. */
export function fieldName({ name, desk }: AnyField, language: Language, n = 1): string {
  const message = messagesIn(language).fields[name as keyof Messages['fields']]
  return typeof message === 'function' ? message({ n: Math.max(1, n) }) : (message ?? desk)
}

/** Returns the name that readers of a language have for a text of a kind, or for several. */
export function kindName(kind: Kind, language: Language, number: 'one' | 'several' = 'one'): string {
  return messagesIn(language).kinds[number][kind]
}
