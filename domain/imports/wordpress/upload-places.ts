import { networkPath, pathAtFileHost, uploadPath, type OldSite } from './old-site'
import { plainText } from './plain-text'
import type { Attachment, Survey } from './survey'

// Returns where the files of an old site were, and what they are called.

export function addressAt({ url, file }: Attachment, { old }: Survey) {
  return url || `${old.url}/wp-content/uploads/${file}`
}

/** Returns where a file lies in the folder of uploads, by its address: "2014/10/report.pdf"; undefined where the address is no upload's. */
export function uploadPlace(url: string, { hosts, fileHosts }: Pick<OldSite, 'hosts' | 'fileHosts'>) {
  if (!url) return undefined
  const bare = url.replace(/[?#].*$/s, '').replace(cache, '//')
  const [, host] = /^(?:https?:)?\/\/([^/]+)/i.exec(bare) ?? []
  const path = bare.replace(/^(https?:)?\/\/[^/]+/i, '')
  const name = host?.toLowerCase()
  if (name !== undefined && fileHosts.has(name)) return uploadPath(path) ?? pathAtFileHost(path)
  return uploadPath(path) ?? (name === undefined || hosts.has(name) ? networkPath(path) : undefined)
}

/** WordPress.com shows pictures through a cache, whose addresses hold theirs: https://i0.wp.com/x.files.wordpress.com/2008/06/a.jpg */
const cache = /^(?:https?:)?\/\/i[0-3]\.wp\.com\//i

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

export function shorten(text: string, max: number) {
  return [...text].slice(0, max).join('')
}
