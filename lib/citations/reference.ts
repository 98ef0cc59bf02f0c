import type { Author } from '../kinds/field'
import type { AnyFacts, Kind } from '../kinds/kinds'

/** A work to cite, in no particular format. Texts are as typed; unknown values are empty. */
export type Reference = {
  /** Unique within a list: Latin letters, digits and hyphens. */
  key: string
  kind: Kind
  facts: AnyFacts
  typeName: string
  title: string
  /** BCP 47. */
  language: string
  authors: Author[]
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  issued: string
  publisher: string
  abstract: string
  /** Date and reason of a withdrawal, in words; '' for other works. */
  note: string
  url: string
  keywords: string[]
  places: string[]
  formats: string[]
}

/** Splits "Sok, Dara" at its comma. Other names stay whole: many people have no family name. */
export function nameParts({ name, is }: Author): { family: string; given: string } | { literal: string } {
  const [, family, given] = (is === 'person' && /^([^,]+),\s*(\S[^,]*)$/.exec(name.trim())) || []
  return family && given ? { family: family.trim(), given: given.trim() } : { literal: name.trim() }
}
