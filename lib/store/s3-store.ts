import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { randomId } from '../keys/random'
import type { BucketSettings } from './media-url'
import { NoSuchKey, NoSuchPart, parseAnswer, textIn } from './s3-answers'
import { encodeStrictly, S3Client, type S3Timeouts } from './s3-client'
import { listPage, allNamesIn, objectsIn, removeVersionsUnder } from './s3-listing'
import {
  StoreProblem,
  safePath,
  type FilePart,
  type LocalFile,
  type OpenedFile,
  type Store,
  type StoreCheck,
  type StoredObject,
} from './store'

/** Marks of groups that may have to be removed, and a file that tests writing. */
const notesPrefix = '.unfinished/'
const probeKey = '.probe'

const requestsAtOnce = 8

/** Works with any service that speaks S3. A file appears whole, for everybody at once. */
export class S3Store implements Store {
  private readonly client: S3Client

  /** @param folder on this machine, for lent files */
  constructor(
    private readonly bucket: BucketSettings,
    private readonly folder: string,
    timeouts?: S3Timeouts,
  ) {
    this.client = new S3Client(bucket, timeouts)
  }

  async put(group: string, contents: Record<string, Buffer | LocalFile>) {
    await this.mark(group)
    const outcomes = await Promise.allSettled(
      Object.entries(contents).map(([name, content]) => this.write(`${group}/${name}`, content)),
    )
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (!failed) return
    // The mark stays if this fails too.
    await this.remove(group).catch(() => {})
    throw failed.reason
  }

  async open(
    path: string,
    { part, signal }: { part?: FilePart; signal?: AbortSignal } = {},
  ): Promise<OpenedFile | undefined> {
    const headers = part && { range: `bytes=${part.first}-${part.last}` }
    const { answer: timeout } = this.client.timeouts
    try {
      const stream = await this.client.send({ key: safePath(path), headers, signal, timeout })
      const bytes = part ? wholeOfPart(stream, part) : openedFileOf(stream)
      if (bytes !== undefined) return { bytes, stream }
      stream.destroy()
      throw new StoreProblem('STORE_WRONG', `${stream.statusCode}`)
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined
      if (error instanceof NoSuchPart) return { bytes: error.bytes, stream: Readable.from([]) }
      throw error
    }
  }

  /** Uses the listing: a failed HEAD has no body, so "missing" would be a guess. */
  async find(path: string): Promise<StoredObject | undefined> {
    const page = await listPage(this.client, { prefix: safePath(path), max: 1 })
    const [first] = page.objects
    return first?.path === path ? first : undefined
  }

  async *list(within?: string): AsyncIterable<StoredObject> {
    const prefix = within === undefined ? undefined : `${safePath(within)}/`
    for await (const object of objectsIn(this.client, prefix))
      if (!object.path.startsWith(notesPrefix) && object.path !== probeKey) yield object
  }

  async *names() {
    for await (const name of allNamesIn(this.client))
      if (name.name !== notesPrefix.slice(0, -1) && name.name !== probeKey) yield name
  }

  async describe(name: string): Promise<StoredObject | undefined> {
    let described: StoredObject | undefined
    for await (const { bytes, changedAt } of this.list(name)) {
      described ??= { path: name, bytes: 0, changedAt: 0 }
      described.bytes += bytes
      described.changedAt = Math.max(described.changedAt, changedAt)
    }
    return described ?? this.find(name)
  }

  async lastChange() {
    return undefined
  }

  async move(from: string, to: string) {
    const paths: string[] = []
    for await (const { path } of this.list(from)) paths.push(path)
    await inPortions(paths, async (path) => {
      const source = `/${this.bucket.name}/${this.client.keyOf(path).split('/').map(encodeStrictly).join('/')}`
      const text = await this.client.ask({
        method: 'PUT',
        key: `${safePath(to)}${path.slice(from.length)}`,
        headers: { 'x-amz-copy-source': source },
        timeout: this.client.timeouts.bytes,
      })
      // A copy may fail with status 200, because it takes long.
      parseAnswer(text, 'CopyObjectResult')
    })
    await inPortions(paths, (path) => this.removeOne(path))
    return paths.length > 0
  }

  async remove(group: string) {
    const paths: string[] = []
    for await (const { path } of this.list(group)) paths.push(path)
    await inPortions(paths, (path) => this.removeOne(path))
    await this.unmarkGroup(group)
  }

  async removeVersions(group: string): Promise<boolean> {
    const keepsVersions = await this.keepsVersions().catch(() => 'unknown' as const)
    if (keepsVersions === 'no') return true
    try {
      await removeVersionsUnder(this.client, `${safePath(group)}/`)
      return true
    } catch {
      // A service without versioning may reject the question.
      return keepsVersions === 'unknown'
    }
  }

  async mark(group: string) {
    await this.write(notesPrefix + group, Buffer.alloc(0))
  }

  async unmarkGroup(group: string) {
    await this.removeOne(notesPrefix + group)
  }

  async removeUnfinished(before: number, isKept: (group: string) => Promise<boolean>) {
    for await (const { path, changedAt } of objectsIn(this.client, notesPrefix)) {
      const group = path.slice(notesPrefix.length)
      if (changedAt >= before) continue
      if (await isKept(group)) await this.unmarkGroup(group)
      else await this.remove(group)
    }
  }

  async withFile<T>(path: string, use: (file: string) => Promise<T>): Promise<T | undefined> {
    const opened = await this.open(path)
    if (!opened) return undefined
    const file = join(this.folder, `.${randomId()}.partial`)
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 })
      await pipeline(opened.stream, createWriteStream(file, { mode: 0o600, flags: 'wx' }))
      return await use(file)
    } finally {
      opened.stream.destroy()
      await rm(file, { force: true })
    }
  }

  /** Uses short timeouts: somebody waits for the result. */
  async check(): Promise<StoreCheck> {
    const { timeouts } = this.client
    const soon = {
      ...timeouts,
      tries: 1,
      answer: Math.min(timeouts.answer, 3_000),
      bytes: Math.min(timeouts.bytes, 3_000),
    }
    return new S3Store(this.bucket, this.folder, soon).checkOnce()
  }

  private async checkOnce(): Promise<StoreCheck> {
    const keepsVersions = await this.keepsVersions().catch(() => 'unknown' as const)
    try {
      await this.write(probeKey, Buffer.from('Gazette can write here.'))
      // Another instance may have removed the file.
      const read = await this.open(probeKey)
      read?.stream.destroy()
      await this.names()[Symbol.asyncIterator]().next()
      await this.removeOne(probeKey)
      return { keepsVersions }
    } catch (error) {
      return { keepsVersions, problem: String((error as StoreProblem).code ?? 'STORE_WRONG') }
    }
  }

  private async keepsVersions(): Promise<StoreCheck['keepsVersions']> {
    const { answer: timeout } = this.client.timeouts
    const root = parseAnswer(await this.client.ask({ query: { versioning: '' }, timeout }))
    // Services name the root differently.
    if (!root.name.includes('Versioning')) return 'unknown'
    const status = textIn(root, 'Status')
    return status === 'Enabled' ? 'yes' : status === 'Suspended' ? 'suspended' : 'no'
  }

  private async write(path: string, body: Buffer | LocalFile) {
    const request = { method: 'PUT', key: safePath(path), body, timeout: this.client.timeouts.bytes } as const
    ;(await this.client.send(request)).resume()
  }

  private async removeOne(path: string) {
    const { answer: timeout } = this.client.timeouts
    try {
      ;(await this.client.send({ method: 'DELETE', key: safePath(path), timeout })).resume()
    } catch (error) {
      if (!(error instanceof NoSuchKey)) throw error
    }
  }
}

function openedFileOf({ statusCode, headers }: IncomingMessage) {
  const bytes = Number(headers['content-length'])
  return statusCode === 200 && Number.isSafeInteger(bytes) ? bytes : undefined
}

function wholeOfPart({ statusCode, headers }: IncomingMessage, { first, last }: FilePart) {
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/
    .exec(headers['content-range'] ?? '')
    ?.slice(1)
    .map(Number)
  const bytes = range?.[2] ?? NaN
  const end = Math.min(last, bytes - 1)
  const isIt = range?.[0] === first && range[1] === end && Number(headers['content-length']) === end - first + 1
  return statusCode === 206 && isIt ? bytes : undefined
}

async function inPortions<T>(all: T[], work: (one: T) => Promise<void>) {
  for (let from = 0; from < all.length; from += requestsAtOnce)
    await Promise.all(all.slice(from, from + requestsAtOnce).map(work))
}
