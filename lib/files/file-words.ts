import { deskLanguage, type Language } from '../languages/languages'
import type { MediaType } from './media-types'
import { messagesIn } from '../messages/messages'

const office = 'application/vnd.openxmlformats-officedocument.'
const open = 'application/vnd.oasis.opendocument.'

const letters: Partial<Record<MediaType, string>> = {
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

const worded = {
  [`${office}wordprocessingml.document`]: 'word',
  [`${office}spreadsheetml.sheet`]: 'excel',
  [`${office}presentationml.presentation`]: 'powerpoint',
  [`${open}text`]: 'text',
  [`${open}spreadsheet`]: 'spreadsheet',
  [`${open}presentation`]: 'presentation',
  'text/csv': 'csv',
} as const

export function formatName(type: MediaType, language: Language = deskLanguage): string {
  return letters[type] ?? messagesIn(language).formats[worded[type as keyof typeof worded]]
}

export function pagesOf(n: number, language: Language = deskLanguage) {
  return messagesIn(language).formats.pages({ n })
}
