import { endings, type MediaType } from '@/lib/media-types'

/** "PNG" */
export function formatOf(type: MediaType) {
  return type === 'image/jpeg' ? 'JPEG' : endings[type][0].slice(1).toUpperCase()
}
