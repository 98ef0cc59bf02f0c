import { documentFile } from '@/lib/media-files'
import { done, type Result } from '@/lib/result'
import { coverFiles } from './pdf/cover'
import { titleInProperty } from './document-title'
import { languageOf, propertiesIn } from './pdf/facts'
import { readPdf, type ReadOptions } from './pdf/read'
import type { ReceivedFile } from './received-files'
import type { PreparedUpload } from './storage'

/** Prepares a PDF: it is stored as it came, once it was read, with a picture of its first page. */
export async function preparePdf(file: ReceivedFile, watching: ReadOptions = {}): Promise<Result<PreparedUpload>> {
  const reading = await readPdf(file, { ...watching, withEdition: true })
  if (!reading.ok) return reading
  const { cover, pageTexts, pages, tagged, properties, language, edition } = reading.value
  return done({
    contents: { [documentFile('application/pdf')]: file, ...(cover && (await coverFiles(cover))) },
    facts: {
      bytes: file.bytes,
      sha256: file.sha256,
      pages,
      tagged,
      width: cover?.width ?? null,
      height: cover?.height ?? null,
      title: titleInProperty(properties.Title),
      properties: propertiesIn(properties),
      language: languageOf(pageTexts, language),
    },
    pageTexts,
    edition,
  })
}
