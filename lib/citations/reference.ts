import type { Author } from '../kinds/field'
import type { AnyFacts, Kind } from '../kinds/kinds'

/** The work that is cited, in no format yet: all that reference managers ask for. Texts are as typed; empty where nothing is known. */
export type Reference = {
  /** Names it among others of a list: Latin letters, digits and hyphens. */
  key: string
  kind: Kind
  /** The values of its own fields. */
  facts: AnyFacts
  /** The name that readers call the type. */
  typeName: string
  title: string
  /** BCP 47. */
  language: string
  authors: Author[]
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  issued: string
  publisher: string
  abstract: string
  url: string
  keywords: string[]
  places: string[]
  /** Media types of what can be downloaded. */
  formats: string[]
}

/**
 * A person's name in two parts where it was typed so, "Sok, Dara". A name without a comma stays whole: many people have no
 * family name, and a guess at it would mostly be wrong.
 */
export function nameParts({ name, is }: Author): { family: string; given: string } | { literal: string } {
  const [, family, given] = (is === 'person' && /^([^,]+),\s*(\S[^,]*)$/.exec(name.trim())) || []
  return family && given ? { family: family.trim(), given: given.trim() } : { literal: name.trim() }
}
