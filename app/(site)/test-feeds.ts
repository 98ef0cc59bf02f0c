import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateXML } from 'xmllint-wasm'
import { published } from '@/lib/formats/test-published'
import { feed } from './feed/feeds'
import { ask } from './test-ask'

export async function askFeed(address: string) {
  return ask(feed, address)
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
