import { newsKinds, type Kind } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import type { Teaser } from './teasers'
import type { MenuPages } from './menu-pages'

export type PageSources = {
  entryIds: number[]
  language: Language
  /** Dates (UTC ms) of the previous and next post: a new post between them changes these links. */
  neighbours?: { previous?: number; next?: number }
  /** Terms that find related entries; `lastRelated`: the last one shown. Without it there is room for more. */
  terms: string[]
  lastRelated?: { shared: number; dated: number }
  /** Addresses in menus, which lead to translations where these exist. */
  menuPaths?: string[]
}

/** One state per release; a withdrawal has an address too. */
type ReleasedState = {
  kind: Kind
  language: Language
  dated: number
  path: string
  terms: string[]
}

/** `entryIds`: the changed entry and its translations. */
export type EntryChange = { entryIds: number[]; states: ReleasedState[] }

type BesidePage = {
  related: Teaser[]
  previous?: Teaser
  next?: Teaser
  editions: { entryId: number }[]
  translations?: { entryId: number }[]
}

export const relatedLimit = 4

export function sourcesOf(
  item: Teaser,
  { related, previous, next, editions, translations = [] }: BesidePage,
  menu?: MenuPages,
): PageSources {
  const menuPages = Object.values(menu?.pages ?? {})
  const beside = [...related, previous, next, ...editions, ...translations, ...menuPages].filter(
    (one) => one !== undefined,
  )
  const terms = termsOf(item)
  const last = related.length < relatedLimit ? undefined : related.at(-1)!
  return {
    entryIds: [item.entryId, ...beside.map(({ entryId }) => entryId)],
    language: item.language,
    neighbours: newsKinds.includes(item.kind) ? { previous: previous?.dated, next: next?.dated } : undefined,
    terms: item.kind === 'page' ? [] : terms,
    menuPaths: menu?.paths,
    lastRelated: last && { shared: sharedWith(terms, termsOf(last)), dated: last.dated },
  }
}

/** Returns whether a page stays the same after a change; false if that is uncertain. */
export function staysSameAfter({ entryIds, states }: EntryChange, sources: PageSources): boolean {
  return !entryIds.some((id) => sources.entryIds.includes(id)) && states.every((state) => isUnrelated(state, sources))
}

function isUnrelated(state: ReleasedState, sources: PageSources) {
  const { language, neighbours, terms, lastRelated, menuPaths = [] } = sources
  if (menuPaths.includes(state.path)) return false
  if (state.language !== language) return true
  if (neighbours && newsKinds.includes(state.kind) && isBetween(state.dated, neighbours)) return false
  const shared = state.kind === 'page' ? 0 : sharedWith(terms, state.terms)
  if (shared === 0) return true
  if (!lastRelated || shared > lastRelated.shared) return false
  return shared < lastRelated.shared || state.dated < lastRelated.dated
}

function isBetween(dated: number, { previous = -Infinity, next = Infinity }: { previous?: number; next?: number }) {
  return dated >= previous && dated <= next
}

function sharedWith(terms: string[], others: string[]) {
  return terms.filter((term) => others.includes(term)).length
}

function termsOf({ topics, countries }: Pick<Teaser, 'topics' | 'countries'>) {
  return [...topics.map(({ slug }) => `topic ${slug}`), ...countries.map(({ slug }) => `country ${slug}`)]
}
