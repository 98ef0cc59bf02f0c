import { isHelp, wholeStyle } from '@/components/site/style'
import { faces, helpStyle } from '@/components/site/stylesheet'
import { facetNames } from '@/domain/published/filter'
import { helpCountries } from '@/domain/published/help'
import { env } from '@/lib/process/env'
import { languagePrefix } from '@/lib/languages/languages'
import { publicAddress } from '@/lib/web/public-address'
import type { Folder } from '../folder'
import { withLocalLinks, type Lead, relativeLink } from './places'
import { withSearch } from './search/search-page'
import type { Outcomes } from './walk'

const maxHops = 5

export async function writePages(folder: Folder, outcomes: Outcomes, each: (n: number) => void) {
  const countries = await helpCountries()
  let count = 0
  // Several addresses may share a page.
  const places = [...outcomes.values()].flatMap((outcome) => (outcome.is === 'page' ? [outcome.place] : []))
  for (const place of new Set(places)) {
    const html = await folder.read(place)
    const lead = linkResolverFrom(place, outcomes)
    const inside = withLocalLinks(asksTheCopy(html), env().siteUrl, lead)
    await folder.write(place, withSearch(withOneStyle(inside, place), place, { countries, lead }))
    each(++count)
  }
  return count
}

function linkResolverFrom(from: string, outcomes: Outcomes): Lead {
  return (address) => {
    // The search reads its query in the browser.
    const [path = '', query] = address.split('?')
    const isSearch = query !== undefined && publicAddress(path).row.name === 'search'
    const file = exportedPlaceAt(isSearch ? path : address, outcomes)
    if (file) return relativeLink(from, file.place) + (isSearch ? `?${query}` : '') + file.within
    return query === undefined ? null : listBySearch({ from, path, query }, outcomes)
  }
}

/** Without a page in the copy, the browser's search makes the list. */
function listBySearch({ from, path, query }: { from: string; path: string; query: string }, outcomes: Outcomes) {
  const { row, language } = publicAddress(path)
  const search = row.name === 'publications' ? exportedPlaceAt(`${languagePrefix(language)}/search`, outcomes) : null
  const parameters = new URLSearchParams(query)
  if (!search || ![...parameters.keys()].every((name) => name === 'sort' || facetNames.some((facet) => facet === name)))
    return null
  return `${relativeLink(from, search.place)}?${new URLSearchParams([['kind', 'publication'], ...parameters])}`
}

export function exportedPlaceAt(address: string, outcomes: Outcomes): { place: string; within: string } | null {
  let [to = '', within = ''] = [address]
  for (let hops = 0; hops < maxHops; hops++) {
    const outcome = outcomes.get(to)
    if (!outcome || outcome.is === 'absent') return null
    if (outcome.is !== 'moved') return { place: outcome.place, within }
    const [path = '', fragment] = outcome.to.split('#')
    to = path
    within = fragment === undefined ? within : `#${fragment}`
  }
  return null
}

/** The library cannot search files, so its form leads to the copy's search. */
function asksTheCopy(html: string) {
  return html.replace(/<form\s[^<>]*>/g, (tag) => {
    const form = tag.replace(/(\saction="(?:\/\w\w)?)\/publications"/, '$1/search"')
    return form === tag ? tag : `${form}<input type="hidden" name="kind" value="publication"/>`
  })
}

/** Links one full style, so that one hash covers all pages. */
function withOneStyle(html: string, place: string) {
  const [head = '', ...rest] = html.split('</head>')
  const links = Object.entries(faces).flatMap(([script, css]) =>
    head.includes(css) ? [`<link rel="stylesheet" href="${relativeLink(place, sheetOf(script))}"/>`] : [],
  )
  const [ownHead = ''] = head.split('<style>', 1)
  const withWhole = `${ownHead}<style>${isHelp(html) ? helpStyle : wholeStyle}</style>${links.join('')}`
  return [withWhole, ...rest].join('</head>')
}

export async function writeFonts(folder: Folder) {
  for (const [script, css] of Object.entries(faces))
    await folder.write(sheetOf(script), css.replaceAll('url(/fonts/', 'url('))
}

function sheetOf(script: string) {
  return `fonts/${script}.css`
}
