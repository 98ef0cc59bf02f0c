import { deskLanguage, type Language } from '@/lib/languages/languages'
import type { Kind } from '@/lib/kinds/kinds'
import { kindName, messagesIn, type Messages } from '@/lib/messages/messages'

/** Returns the name of a type in a language; for an unknown type, the word for a publication. */
export function typeName(type: string | null, language: Language = deskLanguage) {
  const { publication, one } = messagesIn(language).types
  return isNamed(type) ? one[type] : publication
}

export function nameOfText(text: { kind: Kind; publicationType: string | null }, language: Language = deskLanguage) {
  return text.publicationType ? typeName(text.publicationType, language) : kindName(text.kind, language)
}

export function typeNames(type: string, language: Language = deskLanguage) {
  return isNamed(type) ? messagesIn(language).types.several[type] : undefined
}

function isNamed(type: string | null): type is keyof Messages['types']['one'] {
  return type !== null && Object.hasOwn(messagesIn(deskLanguage).types.one, type)
}
