import type { AnyField, Kind } from '../kinds/kinds'
import type { Language } from '../languages/languages'
import { messagesIn, type Messages } from './messages'

/** Returns the name of a field for readers; `n`: how many values the text has. */
export function fieldName({ name, desk }: AnyField, language: Language, n = 1): string {
  const message = messagesIn(language).fields[name as keyof Messages['fields']]
  return typeof message === 'function' ? message({ n: Math.max(1, n) }) : (message ?? desk)
}

export function kindName(kind: Kind, language: Language, number: 'one' | 'several' = 'one'): string {
  return messagesIn(language).kinds[number][kind]
}
