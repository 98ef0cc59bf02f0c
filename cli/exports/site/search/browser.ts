import { excerptOf, markedIn, type Excerpt } from '@/lib/search/excerpt'
import { parseQuery, type SearchTerm } from '@/lib/search/search-terms'
import { asksForHelp } from '@/lib/search/words-of-need'
import { findHits, shelvesFor, type Hit } from './find'
import { chosenFacets, facets, sortHits, isChosen } from './narrow'
import { shownAtOnce, type SearchHelp, type SearchPhrases, type Shelf, type ShownEntry, type Site } from './shape'

// Runs in the browser on a copy's search page. Data is loaded as scripts, since local pages may not fetch. Results are
// made of text, never markup.

const shelves = new Map<string, Shelf>()
const entries = new Map<number, ShownEntry[]>()
const texts = new Map<number, string>()
let site: Site = { entries: 0, shelves: [], names: {} }

const calls = {
  site: (siteData: Site) => void (site = siteData),
  shelf: (name: string, shelf: Shelf) => void shelves.set(name, shelf),
  entries: (shelf: number, some: ShownEntry[]) => void entries.set(shelf, some),
  text: (entry: number, text: string) => void texts.set(entry, text),
}
Object.assign(globalThis, { gazette: calls })

const perPage = 20
const maxPages = 5
const loading = new Map<string, Promise<void>>()
const ownScript = document.currentScript as HTMLScriptElement
const root = new URL('..', ownScript.src)
const { says, language, section, help } = JSON.parse(ownScript.dataset.page!) as {
  says: SearchPhrases
  language: string
  section: string
  help: SearchHelp
}
const results = document.getElementById('results')!
const query = new URLSearchParams(location.search)
const chosen = chosenFacets(query, section)

void show().catch((error: unknown) => {
  results.replaceChildren(line(says.tooOld))
  console.error(error)
})

async function show() {
  const q = (query.get('q') ?? '').trim()
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name=q]')) field.value = q
  if (!q && !facets.some((name) => query.has(name))) return
  // Below results, these totals would seem to count them.
  document.querySelector('#results + ul')?.remove()
  if (!q) return showAll()
  if (help.countries.length > 0 && asksForHelp(q)) results.before(helpFound())
  const terms = parseQuery(q)
  if (!terms.some(({ excluded }) => !excluded)) return results.replaceChildren(line(says.noWord))
  await load('search/site.js')
  const names = shelvesFor(terms).filter((name) => site.shelves.includes(name))
  await Promise.all(names.map((name) => load(`search/words/${name}.js`)))
  await list(await narrow(findHits(terms, shelves, site.entries)), terms)
}

function helpFound() {
  const links = help.countries.map(({ before, name, after, href }) => {
    const words = name.lang === undefined ? name.text : element('span', { lang: name.lang }, [name.text])
    return element('li', {}, [element('a', { href }, [before, words, after])])
  })
  const heading = element('h2', { id: 'in-need', class: 'label' }, [help.heading])
  const about = { class: 'quiet help mt-6 mb-6', 'aria-labelledby': 'in-need' }
  return element('aside', about, [heading, element('ul', {}, links)])
}

/** For lists without a page in the copy. */
async function showAll() {
  await load('search/site.js')
  const all = Array.from({ length: site.entries }, (_, entry) => ({ entry, score: 0, pages: [] }))
  await list(await narrow(all), [])
}

/** Loads once; a failure counts as missing. */
function load(file: string) {
  const pending = loading.get(file)
  if (pending) return pending
  const loaded = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script')
    script.src = new URL(file, root).href
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`${file} is missing`))
    document.head.append(script)
  })
  loading.set(file, loaded)
  return loaded
}

async function narrow(hits: Hit[]) {
  const sort = query.get('sort') ?? (query.get('q')?.trim() ? 'best' : 'newest')
  if (chosen.size === 0 && sort === 'best') return hits
  await loadEntries(hits)
  return sortHits(
    hits.filter(({ entry }) => isChosen(entryAt(entry), chosen)),
    { sort, language, entryAt },
  )
}

async function loadEntries(hits: Hit[]) {
  const shelfNumbers = new Set(hits.map(({ entry }) => Math.floor(entry / shownAtOnce)))
  await Promise.all([...shelfNumbers].map((shelf) => load(`search/entries/${shelf}.js`)))
}

function entryAt(entry: number) {
  return entries.get(Math.floor(entry / shownAtOnce))![entry % shownAtOnce]!
}

async function list(hits: Hit[], terms: SearchTerm[]) {
  const pages = Math.max(1, Math.ceil(hits.length / perPage))
  const page = Math.min(pages, Math.max(1, Number(query.get('page')) || 1))
  const some = hits.slice((page - 1) * perPage, page * perPage)
  const withTexts = terms.length > 0 ? some : []
  await Promise.all([loadEntries(some), ...withTexts.map(({ entry }) => load(`search/texts/${entry}.js`))])
  const includedTerms = terms.filter(({ excluded }) => !excluded)
  results.replaceChildren(
    ...(chosen.size > 0 ? [chips()] : []),
    element('h2', { class: 'rule meta pt-2', id: 'found' }, [count(hits.length)]),
    ...(hits.length === 0 ? [line(says.advice)] : []),
    element(
      'ol',
      { class: 'hairs' },
      some.map((hit) => result(hit, includedTerms)),
    ),
    turning(page, pages),
  )
}

function chips() {
  const fromQuery = [...chosen].filter(([name]) => query.has(name))
  const chipLinks = fromQuery.map(([name, value]) => {
    const label = says.values[name]?.[value] ?? site.names[value]?.[language] ?? site.names[value]?.en ?? value
    const words = ['country', 'topic', 'type', 'kind', 'language'].includes(name) ? label : value
    const parts = [element('span', { class: 'out' }, [`${says.remove} `]), `${says.facets[name]}: ${words}`, ' ×']
    return element('a', { href: address({}, [name]), class: 'chip breaks' }, parts)
  })
  const all = chipLinks.length > 1 || section ? [link(says.clear, { language: 'all' }, facets)] : []
  return element(
    'ul',
    { class: 'mb-6 flex flex-wrap gap-2 meta' },
    [...chipLinks, ...all].map((item) => element('li', {}, [item])),
  )
}

function count(n: number) {
  if (n === 0) return says.nothing
  return n === 1 ? says.one : says.many.replace('#', n.toLocaleString(`${language}-u-nu-latn`))
}

function result({ entry, pages }: Hit, terms: SearchTerm[]) {
  const { title, file, about, summary, language: entryLanguage, pages: parts } = entryAt(entry)
  const lang: Record<string, string> = entryLanguage === language ? {} : { lang: entryLanguage }
  const excerpt = excerptOf(texts.get(entry) || summary, terms)
  return element('li', { class: 'py-6' }, [
    element('article', {}, [
      element('p', { class: 'meta' }, [about[language] ?? about.en ?? '']),
      element('h3', { class: 'heading', ...lang }, [
        element('a', { href: new URL(file, root).href }, markedNodes(markedIn(title, terms))),
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
      const href = new URL(part.file, root).href + place
      // A Word document has no pages.
      const words = part.unpaged ? part.name : says.page.replace('#', String(page))
      return [element('a', { href, class: 'inline-block py-1' }, [words]), ' · ']
    })
  return element('p', { class: 'meta mt-2' }, links.slice(0, -1))
}

function turning(page: number, pages: number) {
  const links = [
    ...(page > 1 ? [link(says.back, { page: String(page - 1) })] : []),
    ...(page < pages ? [link(says.on, { page: String(page + 1) })] : []),
  ]
  return element('nav', { class: 'flex gap-6 meta pt-6' }, links)
}

function link(words: string, changes: Record<string, string>, without: string[] = []) {
  return element('a', { href: address(changes, without), class: 'go' }, [words])
}

function address(changes: Record<string, string>, without: string[]) {
  const parameters = new URLSearchParams(query)
  for (const name of [...without, 'page']) parameters.delete(name)
  for (const [name, value] of Object.entries(changes)) parameters.set(name, value)
  return `?${parameters}`
}

function markedNodes(parts: Excerpt['parts']) {
  return parts.map(({ text, marked }) => (marked ? element('mark', {}, [text]) : text))
}

function line(words: string) {
  return element('p', {}, [words])
}

function element(name: string, attributes: Record<string, string>, children: (Node | string)[]) {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
  node.append(...children)
  return node
}
