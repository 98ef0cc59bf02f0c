import { typeName, typeNames } from '@/components/site/type-name'
import type { TermNames } from '@/db/schema'
import { publicationTypes } from '@/lib/kinds/publication'
import { mainLanguage, siteLanguages, type Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { nameTakenBy, type TakenName } from './name-taken'

// A separate file, to keep the large messages of all languages away from browsers.
export function takenNames(language: Language): TakenName[] {
  const sections = Object.values(messagesIn(language).sections).map((name) => ({ name, of: 'section' as const }))
  const types = publicationTypes.flatMap((type) => [typeName(type, language), typeNames(type, language)])
  const typesTaken = types.flatMap((name) => (name === undefined ? [] : [{ name, of: 'type' as const }]))
  return [...sections, ...typesTaken]
}

export function takenNameOf({ name, names }: { name: string; names: TermNames }): TakenName | undefined {
  for (const language of siteLanguages()) {
    const own = language === mainLanguage() ? name : names[language]
    const taken = own === undefined ? undefined : nameTakenBy(own, takenNames(language))
    if (taken) return taken
  }
}
