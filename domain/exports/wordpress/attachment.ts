import { and, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { storedFiles, type media } from '@/db/schema'
import { versionAddress } from '@/lib/web/file-address'
import { documentFile, masterFile, widthsOf } from '@/lib/files/media-files'
import { isPicture } from '@/lib/files/media-types'
import type { ItemToWrite } from '@/lib/wxr/write'
import type { distinctMoments } from './distinct-moments'
import { fieldOf, uploadKey } from './meta'
import { folder } from './places'
import { captionOf } from './media-blocks'
import { inZone } from '@/lib/time/time'

export type Upload = typeof media.$inferSelect

/** A file by its path in the store, and where it belongs in a folder of uploads. */
export type FileCopy = { from: string; to: string; sha256: string }

/** The words that a text says of an upload. */
export type UploadUse = { alt: string; decorative: boolean; caption: string; credit: string; title: string }

type AttachmentOptions = {
  origin: string
  zone: string
  /** True if it is for staff: with the names, the whole pictures and all that is said of them. */
  whole: boolean
  filesAt?: string
  moment: ReturnType<typeof distinctMoments>
}

type AttachmentPlace = { number: number; at: number; parent: number; use: UploadUse }

/** Makes attachments of uploads; no two get the same place in the folder of uploads. */
export function attachments({ origin, zone, whole, filesAt, moment }: AttachmentOptions) {
  const usedPlaces = new Set<string>()

  return async function attach(upload: Upload, { number, at, parent, use }: AttachmentPlace) {
    const file = fileOf(upload)
    const to = placeFor(`${folder(at, zone).slice(1)}${nameOf(upload, file)}`)
    const url = filesAt ? `${filesAt}/${to}` : origin + addressOf(upload)
    const alt = use.decorative ? '' : use.alt
    const sha256 = await sumOf(upload, file)
    const title = titleOf(upload, use)
    const when = moment('attachment', title, at)
    const [date, dateGmt] = [wordpressDate(when, zone), wordpressDate(when)]
    const item: ItemToWrite = {
      id: String(number),
      type: 'attachment',
      title,
      link: url,
      guid: url,
      creator: '',
      content: '',
      excerpt: captionOf(use),
      name: `media-${upload.id}`,
      status: 'inherit',
      date,
      dateGmt,
      modified: date,
      modifiedGmt: dateGmt,
      parent: String(parent),
      sticky: false,
      terms: [],
      attachmentUrl: url,
      meta: [
        { key: '_wp_attached_file', value: to },
        ...(alt ? [{ key: '_wp_attachment_image_alt', value: alt }] : []),
        { key: uploadKey, value: fieldOf(metaOf(upload, sha256)) },
      ],
    }
    return { item, url, copy: { from: `${upload.id}/${file}`, to, sha256 } }
  }

  /** For the public, the widest rendering of a picture, since its master is not public. */
  function fileOf({ type, width }: Upload) {
    if (!isPicture(type)) return documentFile(type)
    return whole ? masterFile(type) : `${widestOf(width)}.webp`
  }

  function addressOf(upload: Upload) {
    return isPicture(upload.type) ? `/media/${upload.id}/${widestOf(upload.width)}.webp` : versionAddress(upload)
  }

  /** For the public, a picture has its id for a name: the real one is in no public address, and may tell who is in the picture. */
  function nameOf({ id, name, type }: Upload, file: string) {
    return !isPicture(type) || whole ? name : `${id}${file.slice(file.lastIndexOf('.'))}`
  }

  function titleOf({ id, name, title, type }: Upload, use: UploadUse) {
    if (use.title) return use.title
    if (whole) return title || name
    return isPicture(type) ? use.alt || id : name
  }

  function placeFor(path: string) {
    const dot = path.lastIndexOf('.')
    let place = path
    for (let n = 2; usedPlaces.has(place); n++) place = `${path.slice(0, dot)}-${n}${path.slice(dot)}`
    usedPlaces.add(place)
    return place
  }

  function metaOf(upload: Upload, sha256: string) {
    const { id, lineage, version } = upload
    const meta = { format: 1 as const, id, lineage, version, sha256 }
    return whole ? { ...meta, said: staffWords(upload) } : meta
  }
}

function widestOf(width: number | null) {
  return widthsOf(width ?? 0).at(-1)
}

async function sumOf(upload: Upload, file: string) {
  const [stored] = await read()
    .select({ sha256: storedFiles.sha256 })
    .from(storedFiles)
    .where(and(eq(storedFiles.mediaId, upload.id), eq(storedFiles.name, file)))
  return stored?.sha256 ?? upload.sha256
}

function staffWords({ name, title, alt, decorative, caption, credit, licence, focalX, focalY, ...rest }: Upload) {
  const { language, people, consent } = rest
  return { name, title, alt, decorative, caption, credit, licence, focalX, focalY, language, people, consent }
}

/** "2014-10-28 09:30:00": a moment (UTC ms) as WordPress writes it, by the clock of a zone. */
export function wordpressDate(at: number, zone = 'UTC') {
  return inZone(at, zone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ')
}
