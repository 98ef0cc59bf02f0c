import { isPicture, type MediaType } from '@/lib/files/media-types'
import type { Media } from '@/domain/files/media'
import type { MediaHere, MediaRef } from '../imported-body'
import { plainText } from './plain-text'
import type { Attachment, Survey } from './survey'
import { addressAt, original, uploadPlace, titled } from './upload-places'

/** An upload that came: what a text needs of it. */
export type ImportedFile = MediaHere & { name: string; lineage: string; url: string; title: string }

/** The upload that an attachment became. */
export type StoredFile = Pick<Media, 'id' | 'name' | 'lineage' | 'alt'> & { type: MediaType }

/** The files of an import, by their numbers and places, as far as they are here. */
export class Uploads {
  private readonly files = new Map<string, ImportedFile>()
  private readonly keys = { places: new Map<string, string>(), numbers: new Map<string, string>() }
  private readonly ownKeys = new Map<string, string>()
  private readonly attached = new Map<string, MediaRef[]>()
  private readonly descriptions = new Map<string, { name: string; alt: string }>()
  /** Uploads that a public text of a trial uses: no row says so. */
  readonly triedLive = new Set<string>()
  /** Places that texts named and no attachment has, as far as they were looked for. */
  readonly searchedPlaces = new Set<string>()

  constructor(private readonly survey: Survey) {
    for (const { id, parent, url, file } of survey.attachments.values())
      if (parent && parent !== '0' && id && /\.(jpe?g|png|gif|webp)$/i.test(file || url))
        this.attached.set(parent, [...(this.attached.get(parent) ?? []), { id, url: '' }])
  }

  /** Notes under which place and numbers texts name an attachment. */
  addNames({ key, id, uploadMeta }: Attachment, place: string) {
    this.keys.places.set(place.toLowerCase(), key)
    if (uploadMeta) this.ownKeys.set(uploadMeta.id, key)
    if (id) this.keys.numbers.set(id, key)
  }

  add(attachment: Attachment, { id: mediaId, name, lineage, type, alt }: StoredFile) {
    this.descriptions.set(mediaId, { name, alt })
    this.files.set(attachment.key, {
      title: titled(attachment.title, name) || name,
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
      // A text says itself what stands below its pictures; a gallery takes what is said of them.
      if (file) return { ...file, caption: url ? '' : file.caption }
    }
  }

  /** Each size of a picture is the picture. */
  private keysAt(place: string) {
    const whole = original(place)
    const scaled = whole.replace(/(\.\w+)$/, '-scaled$1')
    return [place, whole, scaled].map((spelling) => this.keys.places.get(spelling.toLowerCase()))
  }

  /** An upload by the number that it had in the archive it comes from. */
  findOwn(mediaId: string) {
    const key = this.ownKeys.get(mediaId)
    return key && this.files.get(key)?.mediaId
  }

  /** The pictures that were uploaded to a text, by its number. */
  attachedTo(id: string): MediaRef[] {
    return this.attached.get(id) ?? []
  }

  /** Everything that is here, by its key. */
  everything(): [string, ImportedFile][] {
    return [...this.files]
  }

  /** The name and the description of an upload here. */
  descriptionOf(mediaId: string) {
    return this.descriptions.get(mediaId)
  }

  urlOf(id: string) {
    const key = this.keys.numbers.get(id)
    return key && this.survey.attachments.get(key)?.url
  }
}
