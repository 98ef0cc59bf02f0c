import * as fs from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { flush } from '../files/flush'
import {
  safePath,
  type FilePart,
  type LocalFile,
  type OpenedFile,
  type Store,
  type StoreCheck,
  type StoredObject,
} from './store'

/** A hidden file marks a group that is removed unless a row has it. */
const unfinishedNote = (group: string) => `.${group}.unfinished`
const groupOfNote = (name: string) => /^\.(.+)\.unfinished$/.exec(name)?.[1]

const [openFile, closeFile] = [promisify(fs.open), promisify(fs.close)]

export class FolderStore implements Store {
  constructor(private readonly root: string) {}

  /** Writes into a temporary folder first, so that a power cut leaves no partial group. */
  async put(group: string, contents: Record<string, Buffer | LocalFile>) {
    const isUnfinished = isUnfinishedName(group)
    const partial = this.place(isUnfinished ? group : `.${group}.partial`)
    try {
      // A killed process may have left files of this group.
      await rm(partial, { recursive: true, force: true })
      await mkdir(partial, { recursive: true, mode: 0o700 })
      for (const [name, content] of Object.entries(contents)) await writeContent(join(partial, safePath(name)), content)
      await flush(partial)
      if (!isUnfinished) await rename(partial, this.place(group))
      await flush(this.root)
    } catch (error) {
      await rm(partial, { recursive: true, force: true })
      throw error
    }
  }

  async open(
    path: string,
    { part, signal }: { part?: FilePart; signal?: AbortSignal } = {},
  ): Promise<OpenedFile | undefined> {
    const fd = await openFile(this.place(path), 'r').catch(undefinedIfMissing)
    if (fd === undefined) return undefined
    try {
      signal?.throwIfAborted()
      // Synchronous: the kernel knows the facts of an open file, and another thread takes longer.
      const facts = fs.fstatSync(fd)
      if (!facts.isFile()) throw Object.assign(new Error('What is stored is not a file.'), { code: 'EISDIR' })
      // Without `end`, a stream reads once more after the last byte.
      const end = part?.last ?? (facts.size > 0 ? facts.size - 1 : undefined)
      const stream = fs.createReadStream('', { fd, start: part?.first ?? 0, end, signal })
      return { bytes: facts.size, stream }
    } catch (error) {
      await closeFile(fd)
      throw error
    }
  }

  async find(path: string): Promise<StoredObject | undefined> {
    const facts = await stat(this.place(path)).catch(undefinedIfMissing)
    return facts?.isFile() ? { path, bytes: facts.size, changedAt: facts.mtimeMs } : undefined
  }

  async *list(within?: string): AsyncIterable<StoredObject> {
    const found = (await readdir(this.place(within), { withFileTypes: true }).catch(undefinedIfMissing)) ?? []
    for (const entry of found.filter(({ name }) => within !== undefined || !groupOfNote(name))) {
      const path = within ? `${within}/${entry.name}` : entry.name
      if (entry.isDirectory()) yield* this.list(path)
      else {
        const file = await this.find(path)
        if (file) yield file
      }
    }
  }

  async *names() {
    const found = (await readdir(this.root, { withFileTypes: true }).catch(undefinedIfMissing)) ?? []
    for (const entry of found) if (!groupOfNote(entry.name)) yield { name: entry.name, isGroup: entry.isDirectory() }
  }

  async describe(name: string): Promise<StoredObject | undefined> {
    const facts = await stat(this.place(name)).catch(undefinedIfMissing)
    if (!facts?.isDirectory()) return facts && { path: name, bytes: facts.size, changedAt: facts.mtimeMs }
    const described = { path: name, bytes: 0, changedAt: facts.mtimeMs }
    for await (const { bytes, changedAt } of this.list(name)) {
      described.bytes += bytes
      described.changedAt = Math.max(described.changedAt, changedAt)
    }
    return described
  }

  async lastChange() {
    const facts = await stat(this.root, { bigint: true }).catch(undefinedIfMissing)
    return { mark: String(facts?.mtimeNs), at: Number(facts?.mtimeMs ?? 0) }
  }

  async move(from: string, to: string) {
    const [source, target] = [this.place(from), this.place(to)]
    const names = await readdir(source).catch(undefinedIfMissing)
    if (!names) return false
    if (await stat(target).catch(undefinedIfMissing)) {
      for (const name of names) await rename(join(source, name), join(target, name))
      await flush(target)
      await rm(source, { recursive: true })
    } else await rename(source, target)
    await flush(this.root)
    return true
  }

  async remove(group: string) {
    await rm(this.place(group), { recursive: true, force: true })
    await this.unmarkGroup(group)
  }

  async removeVersions() {
    return true
  }

  /** Files that `put` has not finished have another name and need no mark. */
  async mark(group: string) {
    await mkdir(this.root, { recursive: true, mode: 0o700 })
    await writeFile(this.place(unfinishedNote(group)), '', { mode: 0o600, flush: true })
    await flush(this.root)
  }

  async unmarkGroup(group: string) {
    await rm(this.place(unfinishedNote(group)), { force: true })
  }

  async removeUnfinished(before: number, isKept: (group: string) => Promise<boolean>) {
    await removeAbandoned(this.root, isUnfinishedName, before, isKept)
    for (const name of (await readdir(this.root).catch(undefinedIfMissing)) ?? []) {
      const group = groupOfNote(name)
      if (group === undefined) continue
      const note = await this.find(name)
      if (note && note.changedAt < before) await ((await isKept(group)) ? this.unmarkGroup(group) : this.remove(group))
    }
  }

  async withFile<T>(path: string, use: (file: string) => Promise<T>): Promise<T | undefined> {
    return (await this.find(path)) && use(this.place(path))
  }

  async check(): Promise<StoreCheck> {
    return { keepsVersions: 'no' }
  }

  private place(path?: string) {
    return path === undefined ? this.root : join(this.root, safePath(path))
  }
}

async function writeContent(path: string, content: Buffer | LocalFile) {
  if (Buffer.isBuffer(content)) return writeFile(path, content, { mode: 0o600, flush: true })
  await rename(content.path, path)
  await flush(path)
}

function undefinedIfMissing(error: NodeJS.ErrnoException) {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
  throw error
}

const unfinishedPattern = /^\.[0-9a-z]{12}\.partial$/

export function isUnfinishedName(name: string) {
  return unfinishedPattern.test(name)
}

/** Removes unfinished files and folders unchanged since `before` (UTC ms), unless `isKept`. */
export async function removeAbandoned(
  folder: string,
  isUnfinished: (name: string) => boolean,
  before: number,
  isKept: (name: string) => Promise<boolean> = async () => false,
) {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter(isUnfinished)) {
    const path = join(folder, name)
    if ((await lastWrittenAt(path)) < before && !(await isKept(name))) await rm(path, { recursive: true, force: true })
  }
}

async function lastWrittenAt(path: string): Promise<number> {
  const inside = await readdir(path).catch(() => [])
  const times = await Promise.all([path, ...inside.map((name) => join(path, name))].map(fileChangedAt))
  return Math.max(...times)
}

/** A file that is gone was just finished by another process: it counts as new. */
function fileChangedAt(path: string) {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Infinity,
  )
}
