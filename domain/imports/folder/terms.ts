import type { TermNames } from '@/db/schema'
import { regionCode } from '@/lib/languages/languages'
import { done, refused, type Result } from '@/lib/result'
import { nameKey, slugify } from '@/lib/text/slug'
import { listTerms, createTerm } from '@/domain/entries/terms'
import type { ImportLog } from '../writer/log'

type SiteTerm = { id: number; kind: 'topic' | 'country'; slug: string; name: string; names: TermNames }
type TermKind = SiteTerm['kind']

type TermMeaning = { is: 'known'; id: number } | { is: 'new'; name: string } | { is: 'nothing'; why: string }

/** Finds topics by name or address, countries also by code. A new country needs a country's name. */
function meaningOf(kind: TermKind, name: string, terms: SiteTerm[]): TermMeaning {
  const termsOfKind = terms.filter((term) => term.kind === kind)
  const key = nameKey(name)
  const match = termsOfKind.find((term) => key !== '' && namesOf(term).some((spelling) => nameKey(spelling) === key))
  if (match) return { is: 'known', id: match.id }
  const code = kind === 'country' ? regionCode(name) : undefined
  const country = code && termsOfKind.find((term) => namesOf(term).some((spelling) => regionCode(spelling) === code))
  if (country) return { is: 'known', id: country.id }
  if (kind === 'topic') return key ? { is: 'new', name } : { is: 'nothing', why: `“${name}” is no name for a topic.` }
  if (!code) return { is: 'nothing', why: `“${name}” is no country, and none of the site’s countries is called so.` }
  return { is: 'new', name: new Intl.DisplayNames('en', { type: 'region' }).of(code)! }
}

function namesOf({ name, slug, names }: SiteTerm) {
  return [name, slug, ...Object.values(names)]
}

export type TermFinder = {
  /** Empty if somebody decided that the word means nothing. */
  idOf: (kind: TermKind, name: string) => Promise<Result<number[]>>
  newTerms: { kind: TermKind; name: string }[]
}

export async function termFinder({ run: { actor, now }, isTrial }: ImportLog): Promise<TermFinder> {
  const terms: SiteTerm[] = await listTerms(actor)
  const newTerms: TermFinder['newTerms'] = []
  async function idOf(kind: TermKind, name: string): Promise<Result<number[]>> {
    const meaning = meaningOf(kind, name, terms)
    if (meaning.is === 'known') return done([meaning.id])
    if (meaning.is === 'nothing') return refused(meaning.why)
    const slug = slugify(meaning.name, '') || `${kind}-${terms.length + 1}`
    const created = isTrial
      ? done({ id: -newTerms.length - 1 })
      : await createTerm(actor, { kind, name: meaning.name, slug }, now)
    if (!created.ok) return created
    terms.push({ id: created.value.id, kind, slug, name: meaning.name, names: {} })
    newTerms.push({ kind, name: meaning.name })
    return done([created.value.id])
  }
  return { idOf, newTerms }
}
