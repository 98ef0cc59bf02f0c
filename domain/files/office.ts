import { createReadStream } from 'node:fs'
import { documentFile } from '@/lib/files/media-files'
import { wordType, type DocumentType, type RecordingType } from '@/lib/files/media-types'
import { done, refused, type Result } from '@/lib/result'
import { titleInProperty } from './document-title'
import { readWordEdition } from './office/edition'
import { languageOf } from './pdf/facts'
import type { ReadOptions } from './pdf/read'
import type { ReceivedFile } from './received-files'
import type { PreparedUpload } from './storage'
import { z } from 'zod'
import { askChild } from './pdf/run-in-child'
import { officeRefusals } from './office/refusals'

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
  const beginning = await readBeginning(file.path)
  if (beginning === undefined)
    return refused('The table is not in UTF-8. In Excel, save it as “CSV UTF-8” and try again.')
  if (/^\s*</.test(beginning)) return refused('The file holds a web page, not a table. Save it as CSV and try again.')
  return done(preparedDocument(file, 'text/csv', {}))
}

async function readBeginning(path: string): Promise<string | undefined> {
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

type OfficeType = Exclude<DocumentType, 'application/pdf' | 'text/csv' | RecordingType>

const wordsField = z.string().max(500).optional()

// The child has read a hostile file: any line of another form is refused.
const Line = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('read'),
    properties: z.strictObject({
      title: wordsField,
      author: wordsField,
      changedBy: wordsField,
      organisation: wordsField,
      manager: wordsField,
      program: wordsField,
    }),
  }),
  z.strictObject({
    is: z.literal('refused'),
    why: z.enum(['damaged', 'locked', 'bomb', 'macros', 'programs', 'outside', 'dde', 'data']),
  }),
])

/** Milliseconds of processor time: an ordinary document takes a tenth of this. */
const patience = { next: 4_000, all: 4_000 }

async function readOffice(
  file: Pick<ReceivedFile, 'path' | 'bytes'>,
  type: OfficeType,
  { signal, onCost }: ReadOptions = {},
): Promise<Result<Record<string, string>>> {
  const input = { script: 'office/read-child.mjs', heap: 100, args: [type, String(file.bytes)], input: file.path }
  const limits = { maxLineBytes: 20_000, maxOutputBytes: 0, patience, signal }
  const { stopped, answer, peak } = await askChild(Line, { ...input, ...limits })
  onCost?.(peak)
  if (stopped || !answer) return refused(officeRefusals[stopped ?? 'damaged'])
  if (answer.is === 'refused') return refused(officeRefusals[answer.why])
  return done(answer.properties as Record<string, string>)
}
