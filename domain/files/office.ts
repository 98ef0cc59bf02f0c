import { createReadStream } from 'node:fs'
import { documentFile } from '@/lib/files/media-files'
import { wordType, type DocumentType } from '@/lib/files/media-types'
import { done, refused, type Result } from '@/lib/result'
import { titleInProperty } from './document-title'
import { readWordEdition } from './office/edition'
import { readOffice, type OfficeType } from './office/read'
import { languageOf } from './pdf/facts'
import type { ReadOptions } from './pdf/read'
import type { ReceivedFile } from './received-files'
import type { PreparedUpload } from './storage'

export async function prepareOffice(
  file: ReceivedFile,
  type: OfficeType,
  watching: ReadOptions = {},
): Promise<Result<PreparedUpload>> {
  const properties = await readOffice(file, type, watching)
  if (!properties.ok) return properties
  const prepared = preparedDocument(file, type, properties.value)
  return done(type === wordType ? await withEdition(prepared, file, watching) : prepared)
}

async function withEdition(
  prepared: PreparedUpload,
  file: ReceivedFile,
  watching: ReadOptions,
): Promise<PreparedUpload> {
  const { edition, pageTexts, language } = await readWordEdition(file, watching)
  const facts = { ...prepared.facts, language: languageOf(pageTexts, language) }
  // A document that took too long is read again in the background.
  return edition.from === 'none' ? prepared : { ...prepared, facts, pageTexts, edition }
}

export async function prepareTable(file: ReceivedFile): Promise<Result<PreparedUpload>> {
  const beginning = await beginningOf(file.path)
  if (beginning === undefined)
    return refused('The table is not in UTF-8. In Excel, save it as “CSV UTF-8” and try again.')
  if (/^\s*</.test(beginning)) return refused('The file holds a web page, not a table. Save it as CSV and try again.')
  return done(preparedDocument(file, 'text/csv', {}))
}

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

function preparedDocument(file: ReceivedFile, type: DocumentType, properties: Record<string, string>): PreparedUpload {
  const facts = { bytes: file.bytes, sha256: file.sha256, properties, title: titleInProperty(properties.title ?? '') }
  return { contents: { [documentFile(type)]: file }, facts }
}
