import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { media, type ImportProblem } from '@/db/schema'
import { checksumOf } from '@/lib/checksum'
import { isPicture, type MediaType } from '@/lib/media-types'
import { sha256 } from '@/lib/random'
import type { Result } from '@/lib/result'
import type { MediaHere, MediaRef } from '../imported-body'
import { storeUpload, tryUpload } from '@/domain/files/intake'
import type { Media } from '@/domain/files/media'
import { asItWas } from '../gazette-meta'
import { fateOfUpload, findLogRow, writeLog, type LogRow } from '../import-log'
import type { ImportContext } from './import-context'
import { plainText } from './plain-text'
import type { Attachment } from './survey'
import { addressAt, cut, original, placeOf, titled } from './upload-places'

/** An upload that came: what a text needs of it. */
export type ImportedFile = MediaHere & { name: string; lineage: string; url: string; title: string }

/** The files of an import, by their numbers and places, as far as they are here. */
export class Uploads {
  private readonly held = new Map<string, ImportedFile>()
  private readonly places = new Map<string, string>()
  private readonly numbers = new Map<string, string>()
  private readonly owns = new Map<string, string>()
  private readonly met = new Set<string>()
  private readonly live = new Set<string>()
  private readonly attached = new Map<string, MediaRef[]>()
  private readonly descriptions = new Map<string, { name: string; alt: string }>()

  constructor(private readonly going: ImportContext) {
    for (const { id, parent, url, file } of going.survey.attachments.values())
      if (parent && parent !== '0' && id && /\.(jpe?g|png|gif|webp)$/i.test(file || url))
        this.attached.set(parent, [...(this.attached.get(parent) ?? []), { id, url: '' }])
  }

  /** Every attachment of the export, in its order. */
  async takeAll(progress: (n: number, of: number) => void) {
    const all = [...this.going.survey.attachments.values()]
    for (const [n, one] of all.entries()) {
      progress(n, all.length)
      await this.take(one)
    }
  }

  /** Files that a text names and no attachment does: an export of the posts alone has none. Answers whether any came. */
  async takeNamed(refs: MediaRef[]) {
    let came = false
    for (const { url } of refs) {
      const place = placeOf(url)
      if (place === undefined || this.find({ url }) || this.met.has(place) || !this.going.folder) continue
      this.met.add(place)
      const file = await this.firstOf([place, original(place)])
      if (file === undefined) continue
      await this.take({ ...blank, key: file, url, file })
      came ||= this.find({ url }) !== undefined
    }
    return came
  }

  private async firstOf(places: string[]) {
    for (const place of places) if (await this.going.folder?.find(place)) return place
  }

  find({ id, url }: MediaRef): ImportedFile | undefined {
    const place = placeOf(url)
    const keys = [id && this.numbers.get(id), ...(place === undefined ? [] : this.keysAt(place))]
    for (const key of keys) {
      const held = key && this.held.get(key)
      // A text says itself what stands below its pictures; a gallery takes what is said of them.
      if (held) return { ...held, caption: url ? '' : held.caption }
    }
  }

  /** An upload by the number that it had in the archive it comes from. */
  own(mediaId: string) {
    const key = this.owns.get(mediaId)
    return key && this.held.get(key)?.mediaId
  }

  /** The pictures that were uploaded to a text, by its number. */
  attachedTo(id: string): MediaRef[] {
    return this.attached.get(id) ?? []
  }

  /** Everything that is here, by its key. */
  everything(): [string, ImportedFile][] {
    return [...this.held]
  }

  /** In a trial no row says who uses what. */
  useLive(mediaIds: string[]) {
    for (const id of mediaIds) this.live.add(id)
  }

  isTriedLive(mediaId: string) {
    return this.live.has(mediaId)
  }

  /** What is said of an upload here. */
  named(mediaId: string) {
    return this.descriptions.get(mediaId)
  }

  urlOf(id: string) {
    const key = this.numbers.get(id)
    return key && this.going.survey.attachments.get(key)?.url
  }

  /** One of a picture's sizes is the picture. */
  private keysAt(place: string) {
    const whole = original(place)
    const scaled = whole.replace(/(\.\w+)$/, '-scaled$1')
    return [place, whole, scaled].map((one) => this.places.get(one.toLowerCase()))
  }

  private async take(one: Attachment) {
    const { going } = this
    const place = one.file || placeOf(one.url) || ''
    this.places.set(place.toLowerCase(), one.key)
    if (one.own) this.owns.set(one.own.id, one.key)
    if (one.id) this.numbers.set(one.id, one.key)
    const row = await findLogRow(read(), { source: going.source, kind: 'file', key: one.key })
    if (row && row.mediaId === null && row.outcome !== 'left out') return going.unchanged(row)
    if (row?.mediaId && (await fateOfUpload(read(), row)) === 'in the trash') return going.unchanged(row)
    if (row?.mediaId) await this.hold(one, row.mediaId)
    if (row && going.isDone(row)) return
    if (!going.folder) return this.leave(one, row, place, noFolder)
    const file = place ? await going.folder.find(place) : undefined
    if (file === undefined) return this.leave(one, row, place, missing)
    await this.store({ one, row, file, place })
  }

  private async leave(one: Attachment, row: LogRow | undefined, place: string, what: string) {
    // It came before: that its file is not beside this export takes nothing away.
    if (row?.mediaId) return this.going.unchanged(row)
    await this.noted(one, row, { outcome: 'left out', hash: sha256(what + place), problems: [{ what, place }] })
  }

  private async store({ one, row, file, place }: { one: Attachment; row?: LogRow; file: string; place: string }) {
    const { actor, now, isTrial } = this.going
    const sum = (await checksumOf(file)).sha256
    const words = { alt: cut(plainText(one.alt), 1_000), caption: cut(plainText(one.caption), 1_000) }
    const hash = sha256(JSON.stringify([sum, words, one.title]))
    if (row?.mediaId && row.hash === hash) return this.going.unchanged(row)
    if (row?.mediaId && row.kept.sha256 === sum) {
      const problems = [{ what: 'What is said of it changed at its source. Here it stays as it is.' }]
      return this.noted(one, row, { outcome: 'changed', hash, mediaId: row.mediaId, problems, sum })
    }
    const replaces = row?.mediaId ?? undefined
    const was = replaces ? {} : await asItWas(one.own)
    const name = was.name ?? basename(place)
    const upload = { source: createReadStream(file), alt: words.alt, origin: 'import', replaces, ...was, name }
    const title = titled(one.title, name)
    const known = { caption: words.caption, ...(title && { title: cut(title, 300) }), ...was.known }
    const kept = isTrial ? await this.tried(one, upload) : await keptOr(storeUpload(actor, { ...upload, known }, now))
    if (!kept.ok) {
      const problems = [{ what: 'A file was refused.', place: kept.problems.map(({ message }) => message).join(' ') }]
      return this.noted(one, row, {
        outcome: row?.mediaId ? 'conflict' : 'left out',
        hash: row?.hash ?? hash,
        mediaId: row?.mediaId,
        problems,
      })
    }
    this.keep(one, kept.value)
    await this.noted(one, row, {
      outcome: row?.mediaId ? 'changed' : 'new',
      hash,
      mediaId: kept.value.id,
      problems: [],
      sum,
    })
  }

  /** What storing it would answer, under a number that nothing has. */
  private async tried(one: Attachment, upload: Parameters<typeof tryUpload>[1]): Promise<Result<Kept>> {
    const read = await tryUpload(this.going.actor, upload, this.going.now)
    if (!read.ok) return read
    const id = sha256(one.key).slice(0, 12)
    return { ok: true, value: { id, lineage: id, name: upload.name, type: read.value.type, alt: upload.alt ?? '' } }
  }

  private async hold(one: Attachment, mediaId: string) {
    const [upload] = await read().select().from(media).where(eq(media.id, mediaId))
    if (upload) this.keep(one, upload)
  }

  private keep(one: Attachment, { id: mediaId, name, lineage, type, alt }: Kept) {
    const kind = isPicture(type) ? 'picture' : 'document'
    const title = titled(one.title, name) || name
    this.descriptions.set(mediaId, { name, alt })
    this.held.set(one.key, {
      title,
      mediaId,
      kind,
      name,
      lineage,
      url: addressAt(one, this.going.survey),
      alt: one.alt || alt,
      caption: plainText(one.caption),
    })
  }

  private async noted(
    one: Attachment,
    row: LogRow | undefined,
    said: Pick<LogRow, 'outcome' | 'hash'> & { mediaId?: string | null; problems: ImportProblem[]; sum?: string },
  ) {
    const { going } = this
    const { sum, problems, ...rest } = said
    // What was left out for a reason that still holds is as it was.
    if (row && row.outcome === said.outcome && row.hash === said.hash) return going.unchanged(row)
    const kept = { type: 'Files', ...(sum && { sha256: sum }) }
    const title = plainText(one.title)
    const told = {
      source: going.source,
      kind: 'file' as const,
      key: one.key,
      url: addressAt(one, this.going.survey),
      title,
      kept,
      problems,
      ...rest,
    }
    going.report.add({ ...told, entryId: null, mediaId: rest.mediaId ?? null })
    if (going.isTrial) return
    await write(async (tx) => writeLog(tx, going.importId, told))
  }
}

type Kept = Pick<Media, 'id' | 'name' | 'lineage' | 'alt'> & { type: MediaType }

/** The same bytes that are here already are as good. */
async function keptOr(stored: ReturnType<typeof storeUpload>): Promise<Result<Kept>> {
  const kept = await stored
  if (!kept.ok && 'existing' in kept) return { ok: true, value: kept.existing }
  return kept
}

const noFolder = 'No folder of uploads was named: no file came.'
const missing = 'A file is not in the folder of uploads.'

const blank = { id: '', title: '', link: '', line: 0, parent: '', alt: '', caption: '' }
