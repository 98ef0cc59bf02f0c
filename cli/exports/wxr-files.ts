import { existsSync, readdirSync } from 'node:fs'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import { wxrHead, wxrItem, wxrTail, type Channel, type ItemToWrite } from '@/lib/wxr/write'

type WxrFileOptions = {
  file: string
  /** Bytes, as near as whole entries allow; undefined: one file. */
  split?: number
  mode: number
  /** UTC ms */
  now: number
}

/** One file, or parts FILE-1.xml, FILE-2.xml that can be imported alone. Files get their names at the end. */
export class WxrFiles {
  readonly parts: { file: string; bytes: number }[] = []
  private open?: { handle: FileHandle; bytes: number; items: number }
  private pending: string[] = []

  constructor(
    private readonly channel: Channel,
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
    for (const { file } of this.parts) await rename(unfinished(file), file)
  }

  async giveUp() {
    await this.open?.handle.close()
    for (const { file } of this.parts) await rm(unfinished(file), { force: true })
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
    await rm(unfinished(file), { force: true })
    this.open = { handle: await open(unfinished(file), 'wx', this.options.mode), bytes: 0, items: 0 }
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
    return this.options.split ? numbered(this.options.file, n) : this.options.file
  }
}

/** With `split`, returns any existing part. */
export function inTheWay({ file, split }: Pick<WxrFileOptions, 'file' | 'split'>) {
  if (!split) return existsSync(file) ? file : undefined
  const beside = existsSync(dirname(file)) ? readdirSync(dirname(file)) : []
  const numbers = beside.flatMap((name) => Number(/-(\d+)(?:\.\w+)?$/.exec(name)?.[1] ?? []))
  return numbers.map((n) => numbered(file, n)).find((file) => existsSync(file))
}

function numbered(file: string, n: number) {
  const ending = extname(file)
  return `${file.slice(0, file.length - ending.length)}-${n}${ending}`
}

function unfinished(file: string) {
  return `${file}.unfinished`
}
