import { isPicture, type MediaType } from '@/lib/files/media-types'
import type { Media } from '@/domain/files/media'
import type { MediaHere, MediaRef } from '../imported-body'
import { plainText } from './plain-text'
import type { Attachment, Survey } from './survey'
import { networkPath, pathAtFileHost, uploadPath, type OldSite } from './old-site'

export type ImportedFile = MediaHere & { name: string; lineage: string; url: string; title: string }

export type StoredFile = Pick<Media, 'id' | 'name' | 'lineage' | 'alt'> & { type: MediaType }

export class ImportedUploads {
  private readonly files = new Map<string, ImportedFile>()
  private readonly keys = { places: new Map<string, string>(), numbers: new Map<string, string>() }
  private readonly ownKeys = new Map<string, string>()
  private readonly attached = new Map<string, MediaRef[]>()
  private readonly descriptions = new Map<string, { name: string; alt: string }>()
  readonly triedLive = new Set<string>()
  /** Places that only texts name. */
  readonly searchedPlaces = new Set<string>()

  constructor(private readonly survey: Survey) {
    for (const { id, parent, url, file } of survey.attachments.values())
      if (parent && parent !== '0' && id && /\.(jpe?g|png|gif|webp)$/i.test(file || url))
        this.attached.set(parent, [...(this.attached.get(parent) ?? []), { id, url: '' }])
  }

  addNames({ key, id, uploadMeta }: Attachment, place: string) {
    this.keys.places.set(place.toLowerCase(), key)
    if (uploadMeta) this.ownKeys.set(uploadMeta.id, key)
    if (id) this.keys.numbers.set(id, key)
  }

  add(attachment: Attachment, { id: mediaId, name, lineage, type, alt }: StoredFile) {
    this.descriptions.set(mediaId, { name, alt })
    this.files.set(attachment.key, {
      title: uploadTitle(attachment.title, name) || name,
      mediaId,
      kind: isPicture(type) ? 'picture' : 'document',
      name,
      lineage,
      url: addressAt(attachment, this.survey),
      alt: attachment.alt || alt,
      caption: plainText(attachment.caption),
    })
  }

  find({ id, url }: MediaRef): ImportedFile | undefined {
    const place = uploadPlace(url, this.survey.old)
    const keys = [id && this.keys.numbers.get(id), ...(place === undefined ? [] : this.keysAt(place))]
    for (const key of keys) {
      const file = key && this.files.get(key)
      // A text has its own captions; a gallery takes the captions of the files.
      if (file) return { ...file, caption: url ? '' : file.caption }
    }
  }

  /** All sizes of a picture are one picture. */
  private keysAt(place: string) {
    const whole = originalPlace(place)
    const scaled = whole.replace(/(\.\w+)$/, '-scaled$1')
    return [place, whole, scaled].map((spelling) => this.keys.places.get(spelling.toLowerCase()))
  }

  findOwn(mediaId: string) {
    const key = this.ownKeys.get(mediaId)
    return key && this.files.get(key)?.mediaId
  }

  attachedTo(id: string): MediaRef[] {
    return this.attached.get(id) ?? []
  }

  everything(): [string, ImportedFile][] {
    return [...this.files]
  }

  descriptionOf(mediaId: string) {
    return this.descriptions.get(mediaId)
  }

  urlOf(id: string) {
    const key = this.keys.numbers.get(id)
    return key && this.survey.attachments.get(key)?.url
  }
}

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
