import { and, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { storedFiles, type media } from '@/db/schema'
import { pictureAddress, versionAddress } from '@/lib/web/file-address'
import { documentFile, masterFile, widthsOf } from '@/lib/files/media-files'
import { isPicture } from '@/lib/files/media-types'
import type { ItemToWrite } from '@/lib/wxr/write'
import type { distinctMoments } from './distinct-moments'
import { metaFieldValue, uploadKey } from './meta'
import { monthFolder } from './places'
import { captionOf } from './media-blocks'
import { inZone } from '@/lib/time/time'

export type UploadRow = typeof media.$inferSelect

export type FileCopy = { from: string; to: string; sha256: string }

export type UploadUse = { alt: string; decorative: boolean; caption: string; credit: string; title: string }

type AttachmentOptions = {
  origin: string
  zone: string
  /** True for staff: with file names, masters and all descriptions. */
  whole: boolean
  filesAt?: string
  moment: ReturnType<typeof distinctMoments>
}

type AttachmentPlace = { number: number; at: number; parent: number; use: UploadUse }

export function attachmentWriter({ origin, zone, whole, filesAt, moment }: AttachmentOptions) {
  const usedPlaces = new Set<string>()

  return async function attach(upload: UploadRow, { number, at, parent, use }: AttachmentPlace) {
    const file = fileOf(upload)
    const to = placeFor(`${monthFolder(at, zone).slice(1)}${nameOf(upload, file)}`)
    const url = filesAt ? `${filesAt}/${to}` : origin + addressOf(upload)
    const alt = use.decorative ? '' : use.alt
    const sha256 = await storedChecksum(upload, file)
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
        { key: uploadKey, value: metaFieldValue(metaOf(upload, sha256)) },
      ],
    }
    return { item, url, copy: { from: `${upload.id}/${file}`, to, sha256 } }
  }

  /** A master is not public, so the public gets the widest rendering. */
  function fileOf({ type, width }: UploadRow) {
    if (!isPicture(type)) return documentFile(type)
    return whole ? masterFile(type) : `${widestOf(width)}.webp`
  }

  function addressOf(upload: UploadRow) {
    return isPicture(upload.type) ? pictureAddress(upload.id, widestOf(upload.width)!) : versionAddress(upload)
  }

  /** A picture's real name is not public, and may tell who is in it: the public gets its id. */
  function nameOf({ id, name, type }: UploadRow, file: string) {
    return !isPicture(type) || whole ? name : `${id}${file.slice(file.lastIndexOf('.'))}`
  }

  function titleOf({ id, name, title, type }: UploadRow, use: UploadUse) {
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

  function metaOf(upload: UploadRow, sha256: string) {
    const { id, lineage, version } = upload
    const meta = { format: 1 as const, id, lineage, version, sha256 }
    return whole ? { ...meta, said: staffWords(upload) } : meta
  }
}

function widestOf(width: number | null) {
  return widthsOf(width ?? 0).at(-1)
}

async function storedChecksum(upload: UploadRow, file: string) {
  const [stored] = await read()
    .select({ sha256: storedFiles.sha256 })
    .from(storedFiles)
    .where(and(eq(storedFiles.mediaId, upload.id), eq(storedFiles.name, file)))
  return stored?.sha256 ?? upload.sha256
}

function staffWords({ name, title, alt, decorative, caption, credit, licence, focalX, focalY, ...rest }: UploadRow) {
  const { language, people, consent } = rest
  return { name, title, alt, decorative, caption, credit, licence, focalX, focalY, language, people, consent }
}

/** "2014-10-28 09:30:00" in a zone, from UTC ms. */
export function wordpressDate(at: number, zone = 'UTC') {
  return inZone(at, zone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ')
}
