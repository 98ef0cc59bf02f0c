import { endings, type MediaType } from '@/lib/files/media-types'

const names: Partial<Record<MediaType, string>> = {
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  'audio/ogg': 'Ogg',
  'video/webm': 'WebM',
}

export function formatOf(type: MediaType) {
  return names[type] ?? endings[type][0].slice(1).toUpperCase()
}
