import { isPicture } from '@/lib/files/media-types'
import type { MediaRef } from '../imported-body'
import { plainText } from '../markup/text-in'
import type { FileRecord } from '../records'
import { importFile, titleOfFile, type ImportedFile, type StoredFile } from '../writer/files'
import type { ImportLog } from '../writer/log'
import type { UploadFolder } from './folder'
import { originalPlace, uploadPlace } from './old-site'
import type { Survey } from './survey'

/** The imported files of a site, found by number and by any of their addresses. */
export class SiteFiles {
  private readonly files = new Map<string, ImportedFile>()
  private readonly keys = { places: new Map<string, string>(), numbers: new Map<string, string>() }
  private readonly ownKeys = new Map<string, string>()
  private readonly attached = new Map<string, MediaRef[]>()
  private readonly descriptions = new Map<string, { name: string; alt: string }>()
  /** Places that only texts name. */
  private readonly searchedPlaces = new Set<string>()

  constructor(
    private readonly survey: Pick<Survey, 'files' | 'old'>,
    private readonly folder: UploadFolder | undefined,
    private readonly log: ImportLog,
  ) {
    for (const { id, parent, url, file } of survey.files.values())
      if (parent && parent !== '0' && id && /\.(jpe?g|png|gif|webp)$/i.test(file || url))
        this.attached.set(parent, [...(this.attached.get(parent) ?? []), { id, url: '' }])
  }

  get isFolderNamed() {
    return this.folder !== undefined
  }

  async import(record: FileRecord) {
    const { key, id, uploadMeta } = record
    const { old } = this.survey
    const place = record.file || uploadPlace(record.url, old) || ''
    const file = { ...record, url: record.url || `${old.url}/wp-content/uploads/${record.file}` }
    this.keys.places.set(place.toLowerCase(), key)
    if (uploadMeta) this.ownKeys.set(uploadMeta.id, key)
    if (id) this.keys.numbers.set(id, key)
    const { folder } = this
    const find = folder && (async () => (place ? folder.find(place) : undefined))
    const stored = await importFile({ file, place, find }, this.log)
    if (stored) this.add(file, stored)
  }

  private add({ key, title, url, alt: altThere, caption }: FileRecord, stored: StoredFile) {
    const { id: mediaId, name, lineage, type, alt } = stored
    this.descriptions.set(mediaId, { name, alt })
    this.files.set(key, {
      title: titleOfFile(title, name) || name,
      mediaId,
      kind: isPicture(type) ? 'picture' : 'document',
      name,
      lineage,
      url,
      alt: altThere || alt,
      caption: plainText(caption),
    })
  }

  /** Imports files that only a text names: an export of posts only has no attachments. Returns whether any came. */
  async importNamed(urls: string[]) {
    let hasTaken = false
    for (const url of urls) {
      const place = uploadPlace(url, this.survey.old)
      if (place === undefined || this.find({ url }) || this.searchedPlaces.has(place) || !this.folder) continue
      this.searchedPlaces.add(place)
      const file = (await this.folder.find(place)) ? place : originalPlace(place)
      if (!(await this.folder.find(file))) continue
      await this.import({ ...blankFile, key: file, url: this.wholeAddress(url, { isSize: file !== place }), file })
      hasTaken ||= this.find({ url }) !== undefined
    }
    return hasTaken
  }

  /** A text may name a file without its host, and a picture in one of its sizes. */
  private wholeAddress(url: string, { isSize }: { isSize: boolean }) {
    const base = `${this.survey.old.url}/`
    if (!URL.canParse(url, base)) return url
    const { href, origin, pathname } = new URL(url, base)
    return isSize ? origin + originalPlace(pathname) : href
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

  everything() {
    return [...this.files].map(([key, file]) => ({ key, file, record: this.survey.files.get(key) }))
  }

  descriptionOf(mediaId: string) {
    return this.descriptions.get(mediaId)
  }

  urlOf(id: string) {
    const key = this.keys.numbers.get(id)
    return key && this.survey.files.get(key)?.url
  }
}

const blankFile = { id: '', title: '', link: '', parent: '', alt: '', caption: '' }
