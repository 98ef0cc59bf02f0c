import { endings, type MediaType } from '@/lib/files/media-types'

/** Formats that are not written as their endings are, in capitals. */
const names: Partial<Record<MediaType, string>> = {
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  'audio/ogg': 'Ogg',
  'video/webm': 'WebM',
}

/** "PNG" */
export function formatOf(type: MediaType) {
  return names[type] ?? endings[type][0].slice(1).toUpperCase()
}
