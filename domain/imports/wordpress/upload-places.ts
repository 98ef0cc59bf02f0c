import { networkPath, pathAtFileHost, uploadPath, type OldSite } from './old-site'
import { plainText } from './plain-text'
import type { Attachment, Survey } from './survey'

export function addressAt({ url, file }: Attachment, { old }: Survey) {
  return url || `${old.url}/wp-content/uploads/${file}`
}

export function uploadPlace(url: string, { hosts, fileHosts }: Pick<OldSite, 'hosts' | 'fileHosts'>) {
  if (!url) return undefined
  const bare = url.replace(/[?#].*$/s, '').replace(photonAddress, '//')
  const [, host] = /^(?:https?:)?\/\/([^/]+)/i.exec(bare) ?? []
  const path = bare.replace(/^(https?:)?\/\/[^/]+/i, '')
  const name = host?.toLowerCase()
  if (name !== undefined && fileHosts.has(name)) return uploadPath(path) ?? pathAtFileHost(path)
  return uploadPath(path) ?? (name === undefined || hosts.has(name) ? networkPath(path) : undefined)
}

/** WordPress.com's picture cache: https://i0.wp.com/x.files.wordpress.com/2008/06/a.jpg */
const photonAddress = /^(?:https?:)?\/\/i[0-3]\.wp\.com\//i

/** "photo.jpg" for "photo-300x200.jpg". */
export function originalPlace(place: string) {
  return place.replace(/-\d{1,5}x\d{1,5}(\.\w+)$/, '$1')
}

/** A title that repeats the file name says nothing. */
export function uploadTitle(title: string, name: string) {
  const plain = plainText(title)
  const stem = name.replace(/\.\w+$/, '')
  return plain && plain.toLowerCase() !== stem.toLowerCase() && plain.toLowerCase() !== name.toLowerCase() ? plain : ''
}

export function shorten(text: string, max: number) {
  return [...text].slice(0, max).join('')
}
