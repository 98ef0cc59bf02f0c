import { typeName, typeNames } from '@/components/site/type-name'
import type { TermNames } from '@/db/schema'
import { languages, mainLanguage, type Language } from '@/lib/languages/languages'
import { publicationTypes } from '@/lib/kinds/publication'
import { messagesIn } from '@/lib/messages/messages'

export type TakenName = { name: string; of: 'section' | 'type' }

/** Compares without articles: “The archive” equals “Archive”. */
export function nameTakenBy(name: string, taken: TakenName[]): TakenName | undefined {
  return taken.find((one) => keyOf(one.name) === keyOf(name))
}

function keyOf(name: string) {
  return name
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^the\s+/, '')
}

export function takenSentence({ name, of }: TakenName) {
  const what = of === 'section' ? 'a section of the site' : 'a type of publication'
  return `“${name}” is also the name of ${what}. Readers cannot tell the two apart: another name is better.`
}

export type Kind = 'topic' | 'country'

export const plurals: Record<Kind, string> = { topic: 'Topics', country: 'Countries' }
export const singles: Record<Kind, string> = { topic: 'topic', country: 'country' }

export function takenNames(language: Language): TakenName[] {
  const sections = Object.values(messagesIn(language).sections).map((name) => ({ name, of: 'section' as const }))
  const types = publicationTypes.flatMap((type) => [typeName(type, language), typeNames(type, language)])
  const typesTaken = types.flatMap((name) => (name === undefined ? [] : [{ name, of: 'type' as const }]))
  return [...sections, ...typesTaken]
}

export function takenNameOf({ name, names }: { name: string; names: TermNames }): TakenName | undefined {
  for (const language of languages) {
    const own = language === mainLanguage() ? name : names[language]
    const taken = own === undefined ? undefined : nameTakenBy(own, takenNames(language))
    if (taken) return taken
  }
}
