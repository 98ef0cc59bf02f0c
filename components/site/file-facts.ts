import type { LibraryItem } from '@/domain/published/library'
import type { Teaser } from '@/domain/published/posts'
import { formatNames } from '@/lib/format-names'
import { fileSize } from '@/lib/html'
import type { MediaType } from '@/lib/media-types'
import type { Frame } from './frame'
import { fileWords } from './words/files'
import { languageWords } from './words/languages'
import { listWords } from './words/lists'
import { say } from './words/say'

type FileFacts = Pick<LibraryItem['files'][number], 'type' | 'bytes' | 'pages' | 'language'>

/** What a file is: "PDF, Khmer". */
export function fileLabel(frame: Frame, file: FileFacts, item: Teaser) {
  const language = say(frame, languageWords)[file.language ?? item.language]
  return say(frame, fileWords).inLanguage(formatName(frame, file.type), language)
}

function formatName(frame: Frame, type: MediaType) {
  const office = 'application/vnd.openxmlformats-officedocument.'
  const open = 'application/vnd.oasis.opendocument.'
  const { formats } = say(frame, fileWords)
  const words: Partial<Record<MediaType, string>> = {
    [`${office}wordprocessingml.document`]: formats.word,
    [`${office}spreadsheetml.sheet`]: formats.excel,
    [`${office}presentationml.presentation`]: formats.powerpoint,
    [`${open}text`]: formats.text,
    [`${open}spreadsheet`]: formats.spreadsheet,
    [`${open}presentation`]: formats.presentation,
    'text/csv': formats.csv,
  }
  return words[type] ?? formatNames[type] // letters alone: PDF
}

/** What it costs to have it: "1.2 MB · 12 pages". */
export function fileFacts(frame: Frame, { bytes, pages }: Pick<FileFacts, 'bytes' | 'pages'>) {
  const size = fileSize(bytes, frame.language)
  return [size, pages && say(frame, listWords).pages(pages)].filter(Boolean).join(' · ')
}
