import { isUtf8 } from 'node:buffer'
import { documentFile } from '@/lib/media-files'
import type { DocumentType } from '@/lib/media-types'
import { sha256 } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { readOffice, type OfficeType } from './office/read'
import type { Watching } from './pdf/read'
import type { Prepared } from './storage'

/** A document of an office program as it is kept: as it came, once it was seen to hold nothing that acts by itself. */
export async function prepareOffice(
  bytes: Buffer,
  type: OfficeType,
  watching: Watching = {},
): Promise<Result<Prepared>> {
  const properties = await readOffice(bytes, type, watching)
  return properties.ok ? done(kept(bytes, type, properties.value)) : properties
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
