import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateXML } from 'xmllint-wasm'
import { published } from '@/lib/formats/test-published'
import { GET as feed } from './-/[lang]/feed/[format]/[...of]/route'
import { ask } from './test-ask'

const formats = { 'feed.xml': 'rss', 'atom.xml': 'atom', 'feed.json': 'json' } as Record<string, string>

export async function askFeed(address: string) {
  const [path = '', query] = address.split('?')
  const [, lang = 'en', list = '', file = ''] = /^(?:\/(km|lo|my|th|vi|zh)(?=\/))?(.*)\/([^/]+)$/.exec(path)!
  const [first = '', ...rest] = list.split('/').filter(Boolean)
  const of = /^\d{4}$/.test(first) ? [rest.length > 0 ? 'month' : 'year', first, ...rest] : [listNames[first], ...rest]
  return ask(feed, query ? `${path}?${query}` : path, { lang, format: formats[file]!, of: of as string[] })
}
const listNames: Record<string, string> = {
  '': 'site',
  news: 'news',
  publications: 'publications',
  topics: 'topic',
  countries: 'country',
}

const schemas = join(import.meta.dirname, 'test-schemas')
const schema = (fileName: string) => ({ fileName, contents: readFileSync(join(schemas, fileName), 'utf8') })

const imported = [...published, ...['urlset.xsd', 'sitemap-links.xsd'].map(schema)]

export async function faultsIn(xml: string, against: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'document.xml', contents: xml }],
    schema: [schema(against)],
    preload: imported,
    extension: against.endsWith('.rng') ? 'relaxng' : 'schema',
  })
  return errors.map(({ message }) => message)
}

export async function malformed(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'document.xml', contents: xml }], normalization: 'format' })
  return errors.map(({ message }) => message)
}
