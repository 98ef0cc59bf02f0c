import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { copyFile, chmod, mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join, resolve, extname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sharedNow } from '@/db/clock'
import { recordAct } from '@/domain/staff/audit'
import { wordpressArchive, type WordPressArchive } from '@/domain/exports/wordpress/archive'
import type { FileCopy } from '@/domain/exports/wordpress/attachment'
import { csvLine } from '@/lib/formats/csv'
import { env } from '@/lib/process/env'
import { done, refused, refusedWith } from '@/lib/result'
import { mediaStore } from '@/lib/store/media'
import { isFreePlace } from '../backups/parts'
import { progressLine, installationActor, Misused, readArguments } from '../verb'
import type { ExportCommand } from './forms'
import { withoutEnd } from '@/lib/text/slug'
import { wxrHead, wxrItem, wxrTail, type WxrChannel, type ItemToWrite } from '@/lib/wxr/write'

/** For WordPress, and for another Gazette. */
export const wxr: ExportCommand = {
  name: 'wxr',
  usage: ['FILE.xml [--uploads DIR] [--files-at URL] [--addresses FILE.csv] [--split MB] [--drafts]'],
  async run(args) {
    const request = wxrRequestOf(args)
    const { uploads, addresses } = request
    const obstacle = inTheWay(request) ?? (uploads && !(await isFreePlace(uploads)) ? uploads : undefined)
    if (obstacle) return refused(`${obstacle} is there already. Name a place where nothing is yet.`)
    const now = sharedNow()
    const actor = await installationActor()
    const staff = request.drafts ? actor : undefined
    const archive = await wordpressArchive({ origin: env().siteUrl, filesAt: request.filesAt, staff }, now)
    const result = await writeArchive(archive, request, now)
    if (addresses) await pipeline(Readable.from(addressLines(archive)), createWriteStream(addresses, 'utf8'))
    const { entries, uploads: uploadCount } = result
    const detail = { form: 'wxr', drafts: request.drafts, entries, uploads: uploadCount }
    await recordAct(actor, { verb: 'exported', detail }, now)
    for (const { file, bytes } of result.files) console.log(`${file}: ${sizeInWords(bytes)}`)
    console.log(`Written: ${entries} entries, ${uploadCount} uploads${uploads ? `, their files in ${uploads}` : ''}.`)
    if (request.drafts)
      console.log('It holds drafts and what staff say of uploads: keep it where only you can read it.')
    return result.missing.length ? refusedWith(result.missing) : done(undefined)
  },
}

type WxrRequest = {
  file: string
  split?: number
  uploads?: string
  filesAt?: string
  addresses?: string
  drafts: boolean
}

function wxrRequestOf(args: string[]): WxrRequest {
  const { positionals, values } = readArguments(args, {
    uploads: 'string',
    'files-at': 'string',
    addresses: 'string',
    split: 'string',
    drafts: 'boolean',
  })
  const [file, ...more] = positionals
  if (!file || more.length) throw new Misused('Name one file to write to.')
  const split = values.split === undefined ? undefined : Number(values.split) * 1_000_000
  if (split !== undefined && !(split >= 100_000)) throw new Misused('Write the size of a part in MB: --split 10.')
  const filesAt = values['files-at'] && withoutEnd(values['files-at'], /\//)
  if (filesAt !== undefined && !/^https?:\/\//.test(filesAt)) throw new Misused('--files-at is a whole web address.')
  const absolutePath = (path?: string) => path && resolve(path)
  const paths = {
    file: resolve(file),
    uploads: absolutePath(values.uploads),
    addresses: absolutePath(values.addresses),
  }
  return { ...paths, split, filesAt, drafts: values.drafts ?? false }
}

async function writeArchive(archive: WordPressArchive, { file, split, uploads, drafts }: WxrRequest, now: number) {
  const mode = drafts ? 0o600 : 0o644
  const files = new WxrFiles(archive.channel, { file, split, mode, now })
  const line = progressLine()
  const result = { entries: 0, uploads: 0, missing: [] as string[], files: files.parts }
  try {
    for await (const { item, copy } of archive.parts()) {
      await files.add(item)
      result[copy ? 'uploads' : 'entries']++
      if (copy && uploads && !(await copyUpload(copy, uploads, mode)))
        result.missing.push(`The file of ${copy.to} is gone: its upload has an entry without a file.`)
      line.show(`${result.entries} of ${archive.entries} entries, ${result.uploads} uploads`)
    }
    await files.end()
    return result
  } catch (error) {
    await files.giveUp()
    throw error
  } finally {
    line.end()
  }
}

async function copyUpload({ from, to }: FileCopy, uploads: string, mode: number) {
  const target = join(uploads, to)
  await mkdir(dirname(target), { recursive: true, mode: mode === 0o600 ? 0o700 : 0o755 })
  const isThere = await mediaStore().withFile(from, async (file) => {
    await copyFile(file, target)
    await chmod(target, mode)
    return true
  })
  return isThere ?? false
}

async function* addressLines(archive: WordPressArchive) {
  yield csvLine(['source', 'target'])
  for await (const { from, to } of archive.moves()) if (from !== to && `${from}/` !== to) yield csvLine([from, to])
}

function sizeInWords(bytes: number) {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

type WxrFileOptions = {
  file: string
  /** Bytes, as near as whole entries allow; undefined: one file. */
  split?: number
  mode: number
  now: number
}

/** One file, or parts FILE-1.xml, FILE-2.xml that can each be imported separately. Files get their names at the end. */
export class WxrFiles {
  readonly parts: { file: string; bytes: number }[] = []
  private open?: { handle: FileHandle; bytes: number; items: number }
  private pending: string[] = []

  constructor(
    private readonly channel: WxrChannel,
    private readonly options: WxrFileOptions,
  ) {}

  /** Uploads wait for their entry. */
  async add(item: ItemToWrite) {
    this.pending.push(wxrItem(item))
    if (item.type !== 'attachment' || item.parent === '0') await this.flush()
  }

  /** The caller has checked `inTheWay`. */
  async end() {
    await this.flush()
    await this.close()
    for (const { file } of this.parts) await rename(unfinishedFileName(file), file)
  }

  async giveUp() {
    await this.open?.handle.close()
    for (const { file } of this.parts) await rm(unfinishedFileName(file), { force: true })
  }

  private async flush() {
    const items = this.pending
    this.pending = []
    const bytes = items.reduce((sum, item) => sum + Buffer.byteLength(item), 0)
    if (this.open?.items && this.open.bytes + bytes + wxrTail.length > (this.options.split ?? Infinity))
      await this.close()
    const file = await this.openFile()
    file.items += items.length
    for (const item of items) await this.put(item)
  }

  private async openFile() {
    if (this.open) return this.open
    const file = this.nameOf(this.parts.length + 1)
    this.parts.push({ file, bytes: 0 })
    await rm(unfinishedFileName(file), { force: true })
    this.open = { handle: await open(unfinishedFileName(file), 'wx', this.options.mode), bytes: 0, items: 0 }
    await this.put(wxrHead(this.channel, this.options.now))
    return this.open
  }

  private async put(text: string) {
    const bytes = Buffer.from(text)
    await this.open!.handle.writeFile(bytes)
    this.open!.bytes += bytes.length
  }

  private async close() {
    if (!this.open) return
    await this.put(wxrTail)
    await this.open.handle.sync()
    await this.open.handle.close()
    this.parts.at(-1)!.bytes = this.open.bytes
    this.open = undefined
  }

  private nameOf(n: number) {
    return this.options.split ? partFileName(this.options.file, n) : this.options.file
  }
}

/** With `split`, returns any existing part. */
export function inTheWay({ file, split }: Pick<WxrFileOptions, 'file' | 'split'>) {
  if (!split) return existsSync(file) ? file : undefined
  const beside = existsSync(dirname(file)) ? readdirSync(dirname(file)) : []
  const numbers = beside.flatMap((name) => Number(/-(\d+)(?:\.\w+)?$/.exec(name)?.[1] ?? []))
  return numbers.map((n) => partFileName(file, n)).find((file) => existsSync(file))
}

function partFileName(file: string, n: number) {
  const ending = extname(file)
  return `${file.slice(0, file.length - ending.length)}-${n}${ending}`
}

function unfinishedFileName(file: string) {
  return `${file}.unfinished`
}
