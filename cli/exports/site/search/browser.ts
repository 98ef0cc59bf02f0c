import { excerptOf, markedIn, type Excerpt } from '@/lib/excerpt'
import { termsOf, type Term } from '@/lib/search-terms'
import { find, shelvesFor, type Hit } from './find'
import { shownAtOnce, type SearchSays, type Shelf, type Shown } from './shape'

// What runs in the browser on the search page of a copy. Everything it needs comes as scripts beside it, since a page that was
// opened from a disk may not fetch. What it shows is made of text alone, never of markup.

type Site = { entries: number; shelves: string[] }

const shelves = new Map<string, Shelf>()
const entries = new Map<number, Shown[]>()
const texts = new Map<number, string>()
let site: Site = { entries: 0, shelves: [] }

const calls = {
  site: (told: Site) => void (site = told),
  shelf: (name: string, shelf: Shelf) => void shelves.set(name, shelf),
  entries: (shelf: number, some: Shown[]) => void entries.set(shelf, some),
  text: (entry: number, text: string) => void texts.set(entry, text),
}
Object.assign(globalThis, { gazette: calls })

const perPage = 20
/** Of how many pages of its files a result tells. */
const mostPages = 5
/** What a form of the site may have sent along. */
const facets = ['kind', 'language', 'year', 'country', 'topic', 'type']
const loading = new Map<string, Promise<void>>()
const here = document.currentScript as HTMLScriptElement
const root = new URL('..', here.src)
const { says, language, section } = JSON.parse(here.dataset.page!) as {
  says: SearchSays
  language: string
  section: string
}
const results = document.getElementById('results')!
const query = new URLSearchParams(location.search)

void show().catch((error: unknown) => {
  results.replaceChildren(line(says.tooOld))
  console.error(error)
})

async function show() {
  const q = (query.get('q') ?? '').trim()
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name=q]')) field.value = q
  if (!q) return
  const terms = termsOf(q)
  if (!terms.some(({ excluded }) => !excluded)) return results.replaceChildren(line(says.noWord))
  await load('search/site.js')
  const wanted = shelvesFor(terms).filter((name) => site.shelves.includes(name))
  await Promise.all(wanted.map((name) => load(`search/words/${name}.js`)))
  await list(await narrowed(find(terms, shelves, site.entries)), terms)
}

/** A script beside this one, once; what cannot be loaded is not there. */
function load(file: string) {
  const known = loading.get(file)
  if (known) return known
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

/** A section in one language is searched in it, unless one asks for all. */
function choices() {
  const asked = new Map(facets.flatMap((name) => (query.get(name) ? [[name, query.get(name)!] as const] : [])))
  if (section && !asked.has('language')) asked.set('language', section)
  if (asked.get('language') === 'all') asked.delete('language')
  return asked
}

async function narrowed(hits: Hit[]) {
  const asked = [...choices()]
  if (asked.length === 0) return hits
  await shown(hits)
  return hits.filter(({ entry }) => asked.every(([name, value]) => shownOf(entry).facts[name]?.includes(value)))
}

async function shown(hits: Hit[]) {
  const needed = new Set(hits.map(({ entry }) => Math.floor(entry / shownAtOnce)))
  await Promise.all([...needed].map((shelf) => load(`search/entries/${shelf}.js`)))
}

function shownOf(entry: number) {
  return entries.get(Math.floor(entry / shownAtOnce))![entry % shownAtOnce]!
}

async function list(hits: Hit[], terms: Term[]) {
  const pages = Math.max(1, Math.ceil(hits.length / perPage))
  const page = Math.min(pages, Math.max(1, Number(query.get('page')) || 1))
  const some = hits.slice((page - 1) * perPage, page * perPage)
  await Promise.all([shown(some), ...some.map(({ entry }) => load(`search/texts/${entry}.js`))])
  const looked = terms.filter(({ excluded }) => !excluded)
  results.replaceChildren(
    element('h2', { class: 'rule meta pt-2', id: 'found' }, [count(hits.length)]),
    ...(choices().size > 0 ? [element('p', { class: 'meta' }, [link(says.clear, { language: 'all' }, facets)])] : []),
    ...(hits.length === 0 ? [line(says.advice)] : []),
    element(
      'ol',
      { class: 'hairs' },
      some.map((hit) => result(hit, looked)),
    ),
    turning(page, pages),
  )
}

function count(found: number) {
  if (found === 0) return says.nothing
  return found === 1 ? says.one : says.many.replace('#', found.toLocaleString(`${language}-u-nu-latn`))
}

function result({ entry, pages }: Hit, terms: Term[]) {
  const { title, file, about, summary, language: own, pages: parts } = shownOf(entry)
  const lang: Record<string, string> = own === language ? {} : { lang: own }
  const excerpt = excerptOf(texts.get(entry) || summary, terms)
  return element('li', { class: 'py-6' }, [
    element('article', {}, [
      element('p', { class: 'meta' }, [about[language] ?? about.en ?? '']),
      element('h3', { class: 'heading', ...lang }, [
        element('a', { href: new URL(file, root).href }, marked(markedIn(title, terms))),
      ]),
      element('p', { class: 'summary mt-1', ...lang }, [
        ...[excerpt.before ? '… ' : '', ...marked(excerpt.parts), excerpt.after ? ' …' : ''],
      ]),
      ...(pages.length > 0 ? [pageLinks(pages, parts)] : []),
    ]),
  ])
}

/** The pages of an entry's PDFs that hold the words, each a way to its text. */
function pageLinks(pages: number[], parts: Shown['pages']) {
  const links = pages
    .sort((a, b) => a - b)
    .slice(0, mostPages)
    .flatMap((count) => {
      const part = parts.findLast(({ from }) => from <= count)
      if (!part) return []
      const page = part.page + count - part.from
      const place = part.file.endsWith('.html') ? `#p${page}` : `#page=${page}`
      const href = new URL(part.file, root).href + place
      return [element('a', { href, class: 'inline-block py-1' }, [says.page.replace('#', String(page))]), ' · ']
    })
  return element('p', { class: 'meta mt-2' }, links.slice(0, -1))
}

function turning(page: number, pages: number) {
  const ways = [
    ...(page > 1 ? [link(says.back, { page: String(page - 1) })] : []),
    ...(page < pages ? [link(says.on, { page: String(page + 1) })] : []),
  ]
  return element('nav', { class: 'flex gap-6 meta pt-6' }, ways)
}

/** The same search asked otherwise. */
function link(words: string, changes: Record<string, string>, without: string[] = []) {
  const asked = new URLSearchParams(query)
  for (const name of [...without, 'page']) asked.delete(name)
  for (const [name, value] of Object.entries(changes)) asked.set(name, value)
  return element('a', { href: `?${asked}`, class: 'go' }, [words])
}

function marked(parts: Excerpt['parts']) {
  return parts.map(({ text, marked }) => (marked ? element('mark', {}, [text]) : text))
}

function line(words: string) {
  return element('p', {}, [words])
}

function element(name: string, attributes: Record<string, string>, children: (Node | string)[]) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}
