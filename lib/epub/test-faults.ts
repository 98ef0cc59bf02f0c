import { posix } from 'node:path'
import { DOMParser, type Document, type Element } from '@xmldom/xmldom'
import { buffer } from 'node:stream/consumers'
import { fromBuffer, type Entry } from 'yauzl'

export type Packed = { name: string; data: Buffer; stored: boolean }

export function unzip(bytes: Buffer): Promise<Packed[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error)
      const files: Packed[] = []
      archive.on('entry', (entry: Entry) =>
        archive.openReadStream(entry, (problem, stream) => {
          if (problem) return reject(problem)
          buffer(stream).then((data) => {
            files.push({ name: entry.fileName, data, stored: entry.compressionMethod === 0 })
            archive.readEntry()
          }, reject)
        }),
      )
      archive.on('end', () => resolve(files))
      archive.on('error', reject)
      archive.readEntry()
    })
  })
}

export async function faultsOfEpub(bytes: Buffer): Promise<string[]> {
  const files = await unzip(bytes)
  const faults: string[] = []
  const found = (isTrue: boolean, fault: string) => void (isTrue && faults.push(fault))
  const [first] = files
  found(first?.name !== 'mimetype' || !first.stored, 'the type is not the first file, or is compressed')
  found(first?.data.toString() !== 'application/epub+zip', 'the type is another one')
  found(
    bytes.subarray(30, 58).toString('latin1') !== 'mimetypeapplication/epub+zip',
    'the type is not where it is looked for',
  )
  const byName = new Map(files.map((file) => [file.name, file]))
  found(byName.size < files.length, 'two files have one name')
  const documents = new Map<string, Document>()
  for (const { name, data } of files.filter(({ name }) => /\.(xhtml|opf|xml)$/.test(name))) {
    const document = parsed(data.toString(), (problem) => faults.push(`${name}: ${problem}`))
    if (document) documents.set(name, document)
  }
  const rootFile = all(documents.get('META-INF/container.xml'), 'rootfile')[0]?.getAttribute('full-path') ?? ''
  const root = documents.get(rootFile)
  if (!root) return [...faults, 'the container leads to no package']
  const folder = posix.dirname(rootFile)
  const items = all(root, 'item').map((item) => ({
    id: item.getAttribute('id')!,
    name: posix.join(folder, item.getAttribute('href')!),
    type: item.getAttribute('media-type')!,
    properties: item.getAttribute('properties') ?? '',
  }))
  const listed = new Set(items.map(({ name }) => name))
  for (const { name } of items) found(!byName.has(name), `${name} is listed and not there`)
  for (const { name } of files.slice(1))
    found(!listed.has(name) && name !== rootFile && !name.startsWith('META-INF/'), `${name} is not listed`)
  found(new Set(items.map(({ id }) => id)).size < items.length, 'two items have one id')
  found(items.filter(({ properties }) => properties === 'nav').length !== 1, 'there is not one list of contents')
  const spine = all(root, 'itemref').map((itemref) => items.find(({ id }) => id === itemref.getAttribute('idref')))
  found(
    spine.length === 0 || spine.some((item) => item?.type !== 'application/xhtml+xml'),
    'the order leads to no text',
  )
  for (const name of ['dc:identifier', 'dc:title', 'dc:language'])
    found(!all(root, name)[0]?.textContent, `there is no ${name}`)
  const properties = all(root, 'meta').map((meta) => meta.getAttribute('property'))
  for (const name of [
    'dcterms:modified',
    'schema:accessMode',
    'schema:accessModeSufficient',
    'schema:accessibilityHazard',
  ])
    found(!properties.includes(name), `there is no ${name}`)
  for (const [name, document] of documents) {
    if (!name.endsWith('.xhtml')) continue
    const ids = all(document, '*').flatMap((element) => element.getAttribute('id') ?? [])
    found(new Set(ids).size < ids.length, `${name}: two elements have one id`)
    const html = document.documentElement
    found(
      !html?.getAttribute('lang') || html.getAttribute('lang') !== html.getAttribute('xml:lang'),
      `${name}: no language`,
    )
    found(!all(document, 'title')[0]?.textContent, `${name}: no title`)
    for (const element of all(document, '*')) {
      const source = element.getAttribute('src')
      if (source !== null) found(!listed.has(posix.join(folder, source)), `${name}: ${source} is not in the book`)
      if (element.localName === 'img') found(element.getAttribute('alt') === null, `${name}: a picture without alt`)
      found(
        /^(script|iframe|object|form|picture|source)$/.test(element.localName ?? ''),
        `${name}: ${element.localName}`,
      )
      const href = element.getAttribute('href')
      if (href === null) continue
      if (/^[a-z]+:/.test(href)) {
        found(element.localName !== 'a', `${name}: ${href} is elsewhere`)
        continue
      }
      const [path = '', anchor] = href.split('#')
      const target = path ? posix.join(folder, path) : name
      found(!listed.has(target), `${name}: ${href} leads nowhere`)
      if (anchor !== undefined)
        found(
          !all(documents.get(target), '*').some((other) => other.getAttribute('id') === anchor),
          `${name}: no ${href}`,
        )
    }
  }
  return faults
}

function all(document: Document | undefined, name: string): Element[] {
  return document ? [...document.getElementsByTagName(name)] : []
}

function parsed(xml: string, tell: (problem: string) => void): Document | undefined {
  try {
    return new DOMParser({ onError: (_, message) => tell(message) }).parseFromString(xml, 'text/xml')
  } catch (error) {
    tell(String(error))
  }
}
