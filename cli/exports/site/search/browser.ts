import { directionOf } from '@/lib/languages/language-tags'
import { excerptOf, markedIn, type Excerpt } from '@/lib/search/excerpt'
import { parseQuery, type SearchTerm } from '@/lib/search/search-terms'
import { asksForHelp } from '@/lib/search/words-of-need'
import { findHits, shelvesFor, type Hit, chosenFacets, facetNames, sortHits, isChosen } from './find'
import { shownAtOnce, type SearchHelp, type SearchPhrases, type Shelf, type ShownEntry, type Site } from './shape'

// Runs in a copy's search page. Data are scripts, since local pages may not fetch; results are text, never markup.

const loadedShelves = new Map<string, Shelf>()
const loadedEntries = new Map<number, ShownEntry[]>()
const loadedTexts = new Map<number, string>()
let site: Site = { entries: 0, shelves: [], names: {} }

const scriptCallbacks = {
  site: (siteData: Site) => void (site = siteData),
  shelf: (name: string, shelf: Shelf) => void loadedShelves.set(name, shelf),
  entries: (shelf: number, some: ShownEntry[]) => void loadedEntries.set(shelf, some),
  text: (entry: number, text: string) => void loadedTexts.set(entry, text),
}
Object.assign(globalThis, { gazette: scriptCallbacks })

const perPage = 20
const maxPages = 5
const loadingFiles = new Map<string, Promise<void>>()
const ownScript = document.currentScript as HTMLScriptElement
const copyRoot = new URL('..', ownScript.src)
const {
  says,
  language: pageLanguage,
  section: sectionLanguage,
  help: searchHelp,
} = JSON.parse(ownScript.dataset.page!) as {
  says: SearchPhrases
  language: string
  section: string
  help: SearchHelp
}
const resultsElement = document.getElementById('results')!
const pageQuery = new URLSearchParams(location.search)
const chosenFilters = chosenFacets(pageQuery, sectionLanguage)

void showResults().catch((error: unknown) => {
  resultsElement.replaceChildren(lineElement(says.tooOld))
  console.error(error)
})

async function showResults() {
  const q = (pageQuery.get('q') ?? '').trim()
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name=q]')) field.value = q
  if (!q && !facetNames.some((name) => pageQuery.has(name))) return
  // Below results, these totals would seem to count them.
  document.querySelector('#results + ul')?.remove()
  if (!q) return showAll()
  if (searchHelp.countries.length > 0 && asksForHelp(q)) resultsElement.before(helpLinks())
  const terms = parseQuery(q)
  if (!terms.some(({ excluded }) => !excluded)) return resultsElement.replaceChildren(lineElement(says.noWord))
  await loadScript('search/site.js')
  const names = shelvesFor(terms).filter((name) => site.shelves.includes(name))
  await Promise.all(names.map((name) => loadScript(`search/words/${name}.js`)))
  await showList(await narrowHits(findHits(terms, loadedShelves, site.entries)), terms)
}

function helpLinks() {
  const links = searchHelp.countries.map(({ before, name, after, href }) => {
    const words = name.lang === undefined ? name.text : element('span', { lang: name.lang }, [name.text])
    return element('li', {}, [element('a', { href }, [before, words, after])])
  })
  const heading = element('h2', { id: 'in-need', class: 'label' }, [searchHelp.heading])
  const about = { class: 'quiet help mt-6 mb-6', 'aria-labelledby': 'in-need' }
  return element('aside', about, [heading, element('ul', {}, links)])
}

/** For lists without a page in the copy. */
async function showAll() {
  await loadScript('search/site.js')
  const all = Array.from({ length: site.entries }, (_, entry) => ({ entry, score: 0, pages: [] }))
  await showList(await narrowHits(all), [])
}

function loadScript(file: string) {
  const pending = loadingFiles.get(file)
  if (pending) return pending
  const loaded = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script')
    script.src = new URL(file, copyRoot).href
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`${file} is missing`))
    document.head.append(script)
  })
  loadingFiles.set(file, loaded)
  return loaded
}

async function narrowHits(hits: Hit[]) {
  const sort = pageQuery.get('sort') ?? (pageQuery.get('q')?.trim() ? 'best' : 'newest')
  if (chosenFilters.size === 0 && sort === 'best') return hits
  await loadEntries(hits)
  return sortHits(
    hits.filter(({ entry }) => isChosen(entryAt(entry), chosenFilters)),
    { sort, language: pageLanguage, entryAt },
  )
}

async function loadEntries(hits: Hit[]) {
  const shelfNumbers = new Set(hits.map(({ entry }) => Math.floor(entry / shownAtOnce)))
  await Promise.all([...shelfNumbers].map((shelf) => loadScript(`search/entries/${shelf}.js`)))
}

function entryAt(entry: number) {
  return loadedEntries.get(Math.floor(entry / shownAtOnce))![entry % shownAtOnce]!
}

async function showList(hits: Hit[], terms: SearchTerm[]) {
  const pages = Math.max(1, Math.ceil(hits.length / perPage))
  const page = Math.min(pages, Math.max(1, Number(pageQuery.get('page')) || 1))
  const some = hits.slice((page - 1) * perPage, page * perPage)
  const withTexts = terms.length > 0 ? some : []
  await Promise.all([loadEntries(some), ...withTexts.map(({ entry }) => loadScript(`search/texts/${entry}.js`))])
  const includedTerms = terms.filter(({ excluded }) => !excluded)
  resultsElement.replaceChildren(
    ...(chosenFilters.size > 0 ? [filterChips()] : []),
    element('h2', { class: 'rule meta pt-2', id: 'found' }, [countSentence(hits.length)]),
    ...(hits.length === 0 ? [lineElement(says.advice)] : []),
    element(
      'ol',
      { class: 'hairs' },
      some.map((hit) => resultElement(hit, includedTerms)),
    ),
    turnLinks(page, pages),
  )
}

function filterChips() {
  const fromQuery = [...chosenFilters].filter(([name]) => pageQuery.has(name))
  const chipLinks = fromQuery.map(([name, value]) => {
    const label = says.values[name]?.[value] ?? site.names[value]?.[pageLanguage] ?? site.names[value]?.en ?? value
    const words = ['country', 'topic', 'type', 'kind', 'language'].includes(name) ? label : value
    const parts = [element('span', { class: 'out' }, [`${says.remove} `]), `${says.facets[name]}: ${words}`, ' ×']
    return element('a', { href: searchAddress({}, [name]), class: 'chip breaks' }, parts)
  })
  const all = chipLinks.length > 1 || sectionLanguage ? [searchLink(says.clear, { language: 'all' }, facetNames)] : []
  return element(
    'ul',
    { class: 'mb-6 flex flex-wrap gap-2 meta' },
    [...chipLinks, ...all].map((item) => element('li', {}, [item])),
  )
}

function countSentence(n: number) {
  if (n === 0) return says.nothing
  const form = says.counts[new Intl.PluralRules(pageLanguage).select(n)] ?? says.counts.other!
  return form.replace('#', n.toLocaleString(`${pageLanguage}-u-nu-latn`))
}

function resultElement({ entry, pages }: Hit, terms: SearchTerm[]) {
  const { title, file, about, summary, language: entryLanguage, pages: parts } = entryAt(entry)
  const lang: Record<string, string> = entryLanguage === pageLanguage ? {} : { lang: entryLanguage }
  const excerpt = excerptOf(loadedTexts.get(entry) || summary, terms)
  return element('li', { class: 'py-6' }, [
    element('article', {}, [
      element('p', { class: 'meta' }, [about[pageLanguage] ?? about.en ?? '']),
      element('h3', { class: 'heading', ...lang }, [
        element('a', { href: new URL(file, copyRoot).href }, markedNodes(markedIn(title, terms))),
      ]),
      element('p', { class: 'summary mt-1', ...lang }, [
        excerpt.before ? '… ' : '',
        ...markedNodes(excerpt.parts),
        excerpt.after ? ' …' : '',
      ]),
      ...(pages.length > 0 ? [pageLinks(pages, parts)] : []),
    ]),
  ])
}

function pageLinks(pages: number[], parts: ShownEntry['pages']) {
  const links = pages
    .sort((a, b) => a - b)
    .slice(0, maxPages)
    .flatMap((count) => {
      const part = parts.findLast(({ from }) => from <= count)
      if (!part) return []
      const page = part.page + count - part.from
      const place = part.file.endsWith('.html') ? `#p${page}` : `#page=${page}`
      const href = new URL(part.file, copyRoot).href + place
      // A Word document has no pages.
      const words = part.unpaged ? part.name : says.page.replace('#', String(page))
      return [element('a', { href, class: 'inline-block py-1' }, [words]), ' · ']
    })
  return element('p', { class: 'meta mt-2' }, links.slice(0, -1))
}

function turnLinks(page: number, pages: number) {
  const links = [
    ...(page > 1 ? [searchLink(says.back, { page: String(page - 1) })] : []),
    ...(page < pages ? [searchLink(says.on, { page: String(page + 1) })] : []),
  ]
  return element('nav', { class: 'flex gap-6 meta pt-6' }, links)
}

function searchLink(words: string, changes: Record<string, string>, without: string[] = []) {
  return element('a', { href: searchAddress(changes, without), class: 'go' }, [words])
}

function searchAddress(changes: Record<string, string>, without: string[]) {
  const parameters = new URLSearchParams(pageQuery)
  for (const name of [...without, 'page']) parameters.delete(name)
  for (const [name, value] of Object.entries(changes)) parameters.set(name, value)
  return `?${parameters}`
}

function markedNodes(parts: Excerpt['parts']) {
  return parts.map(({ text, marked }) => (marked ? element('mark', {}, [text]) : text))
}

function lineElement(words: string) {
  return element('p', {}, [words])
}

function element(name: string, attributes: Record<string, string>, children: (Node | string)[]) {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
  if (attributes.lang) node.dir = directionOf(attributes.lang) ?? 'ltr'
  node.append(...children)
  return node
}
