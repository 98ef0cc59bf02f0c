import { isUtf8 } from 'node:buffer'
import { documentFile } from '@/lib/media-files'
import type { DocumentType } from '@/lib/media-types'
import { sha256 } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { damaged, openArchive, type Archive } from './office/archive'
import { problemOf, type OfficeType } from './office/problems'
import type { Prepared } from './storage'

/** A document of an office program as it is kept: as it came, once it was seen to hold nothing that acts by itself. */
export async function prepareOffice(bytes: Buffer, type: OfficeType): Promise<Result<Prepared>> {
  const archive = await openArchive(bytes)
  if (!archive.ok) return archive
  try {
    const problem = await problemOf(archive.value, type)
    return problem ? refused(problem) : done(kept(bytes, type, await propertiesOf(archive.value)))
  } catch {
    return refused(damaged)
  }
}

/** A table as it is kept: text that every program reads alike. */
export function prepareTable(bytes: Buffer): Result<Prepared> {
  if (bytes.includes(0) || !isUtf8(bytes))
    return refused('The table is not in UTF-8. In Excel, save it as “CSV UTF-8” and try again.')
  if (/^\ufeff?\s*</.test(bytes.toString('utf8', 0, 300)))
    return refused('The file holds a web page, not a table. Save it as CSV and try again.')
  return done(kept(bytes, 'text/csv', {}))
}

function kept(bytes: Buffer, type: DocumentType, properties: Record<string, string>): Prepared {
  const facts = { bytes: bytes.length, sha256: sha256(bytes), properties, title: properties.title ?? '' }
  return { contents: { [documentFile(type)]: bytes }, facts }
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
