import { uploadPath } from './old-site'
import { plainText } from './plain-text'
import type { Attachment, Survey } from './survey'

// Where the files of an old site were, and what they are called.

export function addressAt({ url, file }: Attachment, { old }: Survey) {
  return url || `${old.url}/wp-content/uploads/${file}`
}

export function uploadPlace(url: string) {
  if (!url) return undefined
  const path = url.replace(/[?#].*$/s, '').replace(/^(https?:)?\/\/[^/]+/i, '')
  return uploadPath(path)
}

/** "photo.jpg" for "photo-300x200.jpg" */
export function original(place: string) {
  return place.replace(/-\d{1,5}x\d{1,5}(\.\w+)$/, '$1')
}

/** A title that is only the file's name says nothing. */
export function titled(title: string, name: string) {
  const plain = plainText(title)
  const stem = name.replace(/\.\w+$/, '')
  return plain && plain.toLowerCase() !== stem.toLowerCase() && plain.toLowerCase() !== name.toLowerCase() ? plain : ''
}

export function shorten(text: string, most: number) {
  return [...text].slice(0, most).join('')
}
