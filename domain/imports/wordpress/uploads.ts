import { isPicture, type MediaType } from '@/lib/files/media-types'
import type { Media } from '@/domain/files/media'
import type { MediaHere, MediaRef } from '../imported-body'
import { plainText } from './plain-text'
import type { Attachment, Survey } from './survey'
import { addressAt, originalPlace, uploadPlace, uploadTitle } from './upload-places'

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
