import type { TermNames } from '@/db/schema'
import { regionCode } from '@/lib/region-codes'
import { done, refused, type Result } from '@/lib/result'
import { nameKey, slugify } from '@/lib/slug'
import type { Actor } from '@/domain/staff/actor'
import { allTerms, createTerm } from '@/domain/entries/terms'

type Term = { id: number; kind: 'topic' | 'country'; slug: string; name: string; names: TermNames }
type Kind = Term['kind']

/** What a word in a table means here: a term there is, one that is made for it, or nothing, and why. */
type TermMeaning = { is: 'known'; id: number } | { is: 'new'; name: string } | { is: 'nothing'; why: string }

/**
 * A topic is known by its name in any of its languages or by its address, and made where there is none of that name; a country also by
 * its code and by whatever else the country is called, and made only where the word is that of a country.
 */
function meaningOf(kind: Kind, name: string, terms: Term[]): TermMeaning {
  const known = terms.filter((term) => term.kind === kind)
  const key = nameKey(name)
  const found = known.find((term) => key !== '' && namesOf(term).some((one) => nameKey(one) === key))
  if (found) return { is: 'known', id: found.id }
  const code = kind === 'country' ? regionCode(name) : undefined
  const same = code && known.find((term) => namesOf(term).some((one) => regionCode(one) === code))
  if (same) return { is: 'known', id: same.id }
  if (kind === 'topic') return key ? { is: 'new', name } : { is: 'nothing', why: `“${name}” is no name for a topic.` }
  if (!code) return { is: 'nothing', why: `“${name}” is no country, and none of the site’s countries is called so.` }
  return { is: 'new', name: new Intl.DisplayNames('en', { type: 'region' }).of(code)! }
}

function namesOf({ name, slug, names }: Term) {
  return [name, slug, ...Object.values(names)]
}

export type TermFinder = {
  /** The ids of what a word means: of none where somebody decided so. Refused, with why, where it means nothing. */
  idOf: (kind: Kind, name: string) => Promise<Result<number[]>>
  /** What had to be made, or would have to be. */
  made: { kind: Kind; name: string }[]
}

/** The terms of the archive for the lines of an import; with `isDry`, none is made. */
export async function termFinder(actor: Actor, { isDry }: { isDry: boolean }, now: number): Promise<TermFinder> {
  const terms: Term[] = await allTerms(actor)
  const made: TermFinder['made'] = []
  async function idOf(kind: Kind, name: string): Promise<Result<number[]>> {
    const meant = meaningOf(kind, name, terms)
    if (meant.is === 'known') return done([meant.id])
    if (meant.is === 'nothing') return refused(meant.why)
    const slug = slugify(meant.name, '') || `${kind}-${terms.length + 1}`
    const added = isDry
      ? done({ id: -made.length - 1 })
      : await createTerm(actor, { kind, name: meant.name, slug }, now)
    if (!added.ok) return added
    terms.push({ id: added.value.id, kind, slug, name: meant.name, names: {} })
    made.push({ kind, name: meant.name })
    return done([added.value.id])
  }
  return { idOf, made }
}
