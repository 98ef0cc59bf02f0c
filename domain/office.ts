import { createReadStream } from 'node:fs'
import { documentFile } from '@/lib/media-files'
import type { DocumentType } from '@/lib/media-types'
import { done, refused, type Result } from '@/lib/result'
import { damaged, openArchive, type Archive } from './office/archive'
import { problemOf, type OfficeType } from './office/problems'
import type { ReceivedFile } from './received-files'
import type { Prepared } from './storage'

/** A document of an office program as it is kept: as it came, once it was seen to hold nothing that acts by itself. */
export async function prepareOffice(file: ReceivedFile, type: OfficeType): Promise<Result<Prepared>> {
  const archive = await openArchive(file.path)
  if (!archive.ok) return archive
  try {
    const problem = await problemOf(archive.value, type)
    return problem ? refused(problem) : done(kept(file, type, await propertiesOf(archive.value)))
  } catch {
    return refused(damaged)
  }
}

/** A table as it is kept: text that every program reads alike. */
export async function prepareTable(file: ReceivedFile): Promise<Result<Prepared>> {
  const beginning = await beginningOf(file.path)
  if (beginning === undefined)
    return refused('The table is not in UTF-8. In Excel, save it as “CSV UTF-8” and try again.')
  if (/^\s*</.test(beginning)) return refused('The file holds a web page, not a table. Save it as CSV and try again.')
  return done(kept(file, 'text/csv', {}))
}

/** How a text begins; undefined where the file is not UTF-8 to its end. */
async function beginningOf(path: string): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let beginning = ''
  try {
    for await (const piece of createReadStream(/* turbopackIgnore: true */ path) as AsyncIterable<Buffer>) {
      if (piece.includes(0)) return undefined
      const text = decoder.decode(piece, { stream: true })
      if (beginning.length < 300) beginning += text
    }
    decoder.decode()
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return undefined
    throw error
  }
  return beginning
}

function kept(file: ReceivedFile, type: DocumentType, properties: Record<string, string>): Prepared {
  const facts = { bytes: file.bytes, sha256: file.sha256, properties, title: properties.title ?? '' }
  return { contents: { [documentFile(type)]: file }, facts }
}

/** Who made a document, with what: the parts that programs fill in without being asked. */
async function propertiesOf({ text }: Archive): Promise<Record<string, string>> {
  const xml = (await Promise.all(['docProps/core.xml', 'docProps/app.xml', 'meta.xml'].map(text))).join('\n')
  const found = {
    title: element(xml, 'dc:title'),
    author: element(xml, 'meta:initial-creator') || element(xml, 'dc:creator'),
    changedBy:
      element(xml, 'cp:lastModifiedBy') || (xml.includes('<meta:initial-creator') ? element(xml, 'dc:creator') : ''),
    organisation: element(xml, 'Company'),
    manager: element(xml, 'Manager'),
    program: element(xml, 'Application') || element(xml, 'meta:generator'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, said]) => said))
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function element(xml: string, name: string) {
  const [, inner = ''] = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]{0,500})</${name}>`).exec(xml) ?? []
  return inner
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity]!)
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .trim()
}
