import { and, asc, eq, isNull, lt } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { isPicture, isRecording, type RecordingType } from '@/lib/files/media-types'
import type { ItemToWrite } from '@/lib/wxr/write'
import type { Actor } from '@/domain/staff/actor'
import { publicFileVersions } from '../../published/files'
import type { distinctMoments } from './distinct-moments'
import { attachmentWriter, type FileCopy, type UploadRow, type UploadUse } from './attachment'
import type { OutlineEntry } from './outline'
import { shownAt } from './places'
import type { RevisionText } from './revision-text'
import type { WordPressUpload } from './media-blocks'

export type ExportPart = { item: ItemToWrite; copy?: FileCopy }

type UploadOptions = {
  origin: string
  zone: string
  now: number
  staff?: Actor
  filesAt?: string
  moment: ReturnType<typeof distinctMoments>
  /** The last number used. */
  after: number
}

/** Writes each upload once, before the first text that needs it. */
export function uploadWriter({ origin, zone, now, staff, filesAt, moment, after }: UploadOptions) {
  const attach = attachmentWriter({ origin, zone, whole: staff !== undefined, filesAt, moment })
  const exportedUploads = new Map<string, WordPressUpload>()
  const newest = new Map<string, WordPressUpload & { version: number }>()
  let number = after

  return {
    of,
    unused,
    get: (id: string) => exportedUploads.get(id),
    newestOf: (lineage: string) => newest.get(lineage),
  }

  async function* of({ uses, text }: RevisionText, standing: OutlineEntry): AsyncGenerator<ExportPart> {
    for (const [id, use] of uses) {
      if (exportedUploads.has(id)) continue
      const upload = await uploadNamed(id)
      const isOffered = text.files.some(({ mediaId }) => mediaId === id)
      const older = staff || isOffered ? await earlierThan(upload, standing) : []
      for (const version of older) if (!exportedUploads.has(version.id)) yield* partOf(version, standing, emptyUse)
      yield* partOf(upload, standing, use)
    }
  }

  /** Returns public versions; for staff all outside the trash. Oldest first. */
  async function earlierThan({ lineage, version }: UploadRow, { entryId }: OutlineEntry): Promise<UploadRow[]> {
    if (version === 1) return []
    if (staff) {
      const isEarlierVersion = and(eq(media.lineage, lineage), lt(media.version, version), isNull(media.trashedAt))
      return read().select().from(media).where(isEarlierVersion).orderBy(asc(media.version))
    }
    const publicVersions = await publicFileVersions({ entryId, files: [{ lineage, version: version - 1 }], now })
    return Promise.all(publicVersions.reverse().map(({ id }) => uploadNamed(id)))
  }

  async function* partOf(upload: UploadRow, standing: OutlineEntry, use: UploadUse): AsyncGenerator<ExportPart> {
    yield part(upload, { at: shownAt(standing, now), parent: standing.entryId, use })
  }

  async function* unused(): AsyncGenerator<ExportPart> {
    const order = [asc(media.uploadedAt), asc(media.version), asc(media.id)]
    const all = await read()
      .select({ id: media.id })
      .from(media)
      .where(isNull(media.trashedAt))
      .orderBy(...order)
    for (const { id } of all) {
      if (exportedUploads.has(id)) continue
      const upload = await uploadNamed(id)
      yield part(upload, { at: upload.uploadedAt, parent: 0, use: upload })
    }
  }

  async function part(upload: UploadRow, placing: { at: number; parent: number; use: UploadUse }): Promise<ExportPart> {
    const { item, url, copy } = await attach(upload, { ...placing, number: ++number })
    const { id, lineage, version, name, type } = upload
    const exported = {
      number,
      url,
      name,
      isPicture: isPicture(type),
      ...(isRecording(type) && { player: playerTag(type) }),
    }
    exportedUploads.set(id, exported)
    if (version >= (newest.get(lineage)?.version ?? 0)) newest.set(lineage, { ...exported, version })
    return { item, copy }
  }
}

function playerTag(type: RecordingType): 'audio' | 'video' {
  return type.startsWith('video/') ? 'video' : 'audio'
}

const emptyUse: UploadUse = { alt: '', decorative: false, caption: '', credit: '', title: '' }

async function uploadNamed(id: string): Promise<UploadRow> {
  const [upload] = await read().select().from(media).where(eq(media.id, id))
  return upload!
}
