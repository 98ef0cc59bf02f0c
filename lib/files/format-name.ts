import { deskLanguage } from '../languages/languages'
import { messagesIn } from '../messages/messages'
import type { MediaType } from './media-types'

const officePrefix = 'application/vnd.openxmlformats-officedocument.'
const openDocumentPrefix = 'application/vnd.oasis.opendocument.'

const formatLetters: Partial<Record<MediaType, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'application/pdf': 'PDF',
  'audio/mpeg': 'MP3',
  'audio/mp4': 'M4A',
  'audio/ogg': 'Ogg',
  'video/mp4': 'MP4',
  'video/webm': 'WebM',
}

const formatWords = {
  [`${officePrefix}wordprocessingml.document`]: 'word',
  [`${officePrefix}spreadsheetml.sheet`]: 'excel',
  [`${officePrefix}presentationml.presentation`]: 'powerpoint',
  [`${openDocumentPrefix}text`]: 'text',
  [`${openDocumentPrefix}spreadsheet`]: 'spreadsheet',
  [`${openDocumentPrefix}presentation`]: 'presentation',
  'text/csv': 'csv',
} as const

export function formatName(type: MediaType, language: string = deskLanguage): string {
  return formatLetters[type] ?? messagesIn(language).formats[formatWords[type as keyof typeof formatWords]]
}

export function pagesInWords(n: number, language: string = deskLanguage) {
  return messagesIn(language).formats.pages({ n })
}
