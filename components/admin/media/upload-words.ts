import type { EditorUpload } from '@/domain/writing/editing'
import { isPicture, type MediaType, endings } from '@/lib/files/media-types'
import { durationOf } from '@/lib/time/duration'
import { fileSize } from '@/lib/web/html'
import { countInWords } from '@/lib/text/numbers'

type UploadFacts = Pick<EditorUpload, 'type' | 'bytes' | 'width' | 'height' | 'pages' | 'recording'>

export function factsOf({ type, bytes, width, height, pages, recording }: UploadFacts) {
  const extent = pages ? countInWords(pages, 'page') : isPicture(type) && `${width} × ${height}`
  return [formatName(type), fileSize(bytes), extent, recording && durationOf(recording.seconds)]
    .filter(Boolean)
    .join(', ')
}

type UploadGaps = { unused: number | boolean; undescribed: number | boolean; unconsented: number | boolean }

export function describeGaps({ unused, undescribed, unconsented }: UploadGaps): { warn: boolean; words: string }[] {
  return [
    ...(unconsented ? [{ warn: true, words: 'No note of consent' }] : []),
    ...(undescribed ? [{ warn: true, words: 'No description' }] : []),
    ...(unused ? [{ warn: false, words: 'Not used' }] : []),
  ]
}

const formatNames: Partial<Record<MediaType, string>> = {
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  'audio/ogg': 'Ogg',
  'video/webm': 'WebM',
}

export function formatName(type: MediaType) {
  return formatNames[type] ?? endings[type][0].slice(1).toUpperCase()
}
