import { addresses } from '@/addresses.mjs'
import { helpPath, localPath, monthPath, yearPath, type Frame } from '@/components/site/frame'
import { helpCountries } from '@/domain/published/help'
import { kindChanges, monthChangeLookup, termChanges } from '@/domain/published/list-changes'
import { ownLanguages } from '@/domain/published/list-languages'
import { postYears } from '@/domain/published/posts'
import { liveTerms, type TermKind } from '@/domain/published/terms'
import { newsKinds, type Kind } from '@/lib/kinds/kinds'
import { siteLanguages, mainLanguage, type Language } from '@/lib/languages/languages'
import { termPath } from '@/lib/web/term-paths'

/** The address of a list. `updatedAt`: UTC ms; undefined for a list that was always empty. */
export type ListAddress = { path: string; updatedAt?: number }

type ListScope = { frame: Frame; language: Language; now: number }
type Changes = Awaited<ReturnType<typeof kindChanges>>

export function listLanguages({ languages }: Frame) {
  return [...new Set([mainLanguage(), ...languages])]
}

export async function listsIn({ frame: around, language, now }: ListScope): Promise<ListAddress[]> {
  const frame = { ...around, language }
  const [changes, ofTerms, periods] = await Promise.all([
    kindChanges(now),
    termChanges({ now, language }),
    periodsIn({ frame, language, now }),
  ])
  const ownChanges = changes.filter((change) => change.language === language)
  const posts = newest(ownChanges.filter(({ kind }) => newsKinds.includes(kind)))
  const both = newest(ownChanges.filter(({ kind }) => kind !== 'page'))
  const at = (path: string, updatedAt: number | undefined) => ({ path: localPath(frame, path), updatedAt })
  const termsIn = async (kind: TermKind) =>
    (await liveTerms({ now, language, kind, ownOnly: true })).map(({ slug }) =>
      at(termPath(kind, slug), ofTerms(kind, slug)),
    )
  const ofKind = (kind: Kind) => newest(ownChanges.filter((change) => change.kind === kind))
  const publications = newest(changes.filter((change) => isInLibraryOf(change, language)))
  const changedAt = { posts, both, publications, events: ofKind('event'), calls: ofKind('call') }
  const sections: ListAddress[] = []
  for (const { path, holds } of addresses) {
    // Search engines do not get a list that has only texts of the main language.
    const isOwn = holds && ((await ownLanguages(path, now))?.includes(language) ?? true)
    const isEmpty = (holds === 'events' || holds === 'calls') && changedAt[holds] === undefined
    if (isOwn && !isEmpty) sections.push(at(path, changedAt[holds]))
  }
  return [
    ...sections,
    ...(await termsIn('topic')),
    ...(await termsIn('country')),
    ...periods,
    ...(await helpIn({ frame, language })),
  ]
}

/** Returns the addresses of help. Languages without lists have them among the lists of the main language. */
async function helpIn({ frame, language }: Pick<ListScope, 'frame' | 'language'>): Promise<ListAddress[]> {
  const listed = listLanguages(frame)
  const others = language === mainLanguage() ? siteLanguages().filter((other) => !listed.includes(other)) : []
  const paths = await helpSlugs()
  return [language, ...others].flatMap((language) => paths.map((slug) => ({ path: helpPath({ language }, slug) })))
}

export async function helpAlternates() {
  const slugs = await helpSlugs()
  return new Map(
    slugs.flatMap((slug) => {
      const all = siteLanguages().map((language) => ({ language, path: helpPath({ language }, slug) }))
      return all.map(({ path }) => [path, all] as const)
    }),
  )
}

async function helpSlugs() {
  const countries = await helpCountries()
  return countries.length > 0 ? [undefined, ...countries.map(({ slug }) => slug)] : []
}

/** Returns the moment (UTC ms) of the last change in any list of a language. */
export function listsChangedAt(changes: Changes, language: Language) {
  return newest(changes.filter((change) => change.language === language || isInLibraryOf(change, language)))
}

// The library of the main language has publications in all languages.
function isInLibraryOf({ kind, language }: Changes[number], listLanguage: Language) {
  return kind === 'publication' && (language === listLanguage || listLanguage === mainLanguage())
}

async function periodsIn({ frame, language, now }: ListScope) {
  const { zone } = frame.site
  const [years, changeOf] = await Promise.all([
    postYears({ now, language, zone, ownOnly: true }),
    monthChangeLookup({ now, language, zone }),
  ])
  return years.flatMap(({ year, months }) => {
    const changes = months.map((_, i) => ({ at: changeOf(year, i + 1) }))
    const ofMonths = months.flatMap((count, i) =>
      count > 0 ? [{ path: monthPath(frame, { year, month: i + 1 }), updatedAt: changes[i]!.at }] : [],
    )
    return [{ path: yearPath(frame, year), updatedAt: newest(changes) }, ...ofMonths]
  })
}

function newest(changes: { at?: number }[]) {
  const moments = changes.flatMap(({ at }) => at ?? [])
  return moments.length > 0 ? Math.max(...moments) : undefined
}
