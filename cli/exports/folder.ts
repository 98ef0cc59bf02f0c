import { chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, extname } from 'node:path'
import { checksumOf } from '@/lib/files/checksum'
import { env } from '@/lib/process/env'
import { done, refused, type Result } from '@/lib/result'
import { mediaStore } from '@/lib/store/media'
import { isFreePlace } from '../backups/parts'
import type { ExportRequest } from './export-request'
import { entryList, type ListedEntry } from '@/domain/published/entry-list'
import { formerAddresses, type FormerAddress } from '@/domain/published/former'
import { csvLine } from '@/lib/formats/csv'
import type { EntryPart } from '@/domain/published/entry-parts'
import { isPicture } from '@/lib/files/media-types'

/** Marks a folder as an export that may be replaced. */
const markFileName = 'gazette-export.json'

export class Folder {
  files = 0
  bytes = 0
  readonly problems: string[] = []
  private readonly createdFolders = new Set<string>()

  constructor(readonly path: string) {}

  async write(path: string, content: string | Uint8Array) {
    await writeFile(await this.preparedPath(path), content)
    this.count(Buffer.byteLength(content))
  }

  /** Writes temporary content: the file counts when it is written again. */
  async writeTemporary(path: string, content: string) {
    await writeFile(await this.preparedPath(path), content)
  }

  async read(path: string) {
    return readFile(join(this.path, path), 'utf8')
  }

  /** @param bytes the length of the file */
  async copy(path: string, from: string, bytes: number) {
    const file = await this.preparedPath(path)
    await copyFile(from, file)
    // Uploads are private in the store, but a web server must read these.
    await chmod(file, 0o644)
    this.count(bytes)
  }

  /** Verifies the copy by its checksum. Undefined, without a file, if the stored one is missing or differs. */
  async copyStored(path: string, { stored, sha256 }: { stored: string; sha256?: string }) {
    const file = await this.preparedPath(path)
    const sum = await mediaStore().withFile(stored, async (from) => {
      await copyFile(from, file)
      return checksumOf(file)
    })
    if (!sum) return { problem: 'missing' as const }
    if (sha256 !== undefined && sum.sha256 !== sha256) {
      await rm(file)
      return { problem: 'changed' as const }
    }
    await chmod(file, 0o644)
    this.count(sum.bytes)
    return { sum }
  }

  private count(bytes: number) {
    this.files++
    this.bytes += bytes
  }

  private async preparedPath(path: string) {
    const file = join(this.path, path)
    if (!file.startsWith(`${this.path}/`)) throw new Error(`${path} leads out of the folder`)
    const folder = dirname(file)
    if (!this.createdFolders.has(folder)) await mkdir(folder, { recursive: true })
    this.createdFolders.add(folder)
    return file
  }
}

/** Fills a folder beside the target and renames it. Refused: a target that is not an export, or may not be replaced. */
export async function fillExportFolder(
  { target, at, replace }: ExportRequest,
  form: string,
  fill: (folder: Folder) => Promise<void>,
): Promise<Result<Folder>> {
  const unfinished = `${target}.unfinished`
  const before = `${unfinished}.before`
  // An export that was killed at its last step has moved the former export away.
  if ((await isFreePlace(target)) && (await isExportFolder(before))) await rename(before, target)
  const isTaken = !(await isFreePlace(target))
  if (isTaken && !(replace && (await isExportFolder(target)))) return refused(targetTakenMessage(target, replace))
  if (`${target}/`.startsWith(`${env().dataDir}/`)) return refused('An export does not belong into the data directory.')
  for (const leftover of [unfinished, before]) await rm(leftover, { recursive: true, force: true })
  const folder = new Folder(unfinished)
  try {
    const mark = { gazette: form, site: env().siteUrl, moment: new Date(at).toISOString() }
    await folder.write(markFileName, `${JSON.stringify(mark, null, 2)}\n`)
    await fill(folder)
    if (isTaken) await rename(target, before)
    else await rm(target, { recursive: true, force: true })
    await rename(unfinished, target)
    await rm(before, { recursive: true, force: true })
    return done(folder)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function isExportFolder(folder: string) {
  const mark = await readFile(join(folder, markFileName), 'utf8').catch(() => undefined)
  return mark !== undefined
}

function targetTakenMessage(target: string, replace: boolean) {
  return replace
    ? `${target} is no export of this program: it is left alone. Name another folder.`
    : `${target} has something in it. Name a folder that does not exist yet, or say --yes if an export there may give way.`
}

const entriesAtOnce = 50

export async function* everyEntry(now: number): AsyncGenerator<ListedEntry> {
  for (let page = 1; ; page++) {
    const { entries, total } = await entryList({ now, filter: {}, page, limit: entriesAtOnce })
    yield* entries
    if (page * entriesAtOnce >= total) return
  }
}

export class FormerTable {
  private constructor(
    private readonly former: FormerAddress[],
    private readonly origin: string,
  ) {}

  /** @param at UTC ms @param origin the address of the site */
  static async at(at: number, origin: string) {
    return new FormerTable(await formerAddresses(at), origin)
  }

  leadingTo(path: string): string[] {
    return this.former
      .flatMap((address) => (address.is !== 'gone' && address.to === path ? [this.wholeUrl(address)] : []))
      .toSorted()
  }

  /** The target is empty for a withdrawn text. */
  async write(folder: Folder) {
    const lines = this.former
      .map((address) => csvLine([this.wholeUrl(address), address.is === 'gone' ? '' : this.origin + address.to]))
      .toSorted()
    await folder.write('former-addresses.csv', csvLine(['address', 'leads to']) + lines.join(''))
  }

  /** Uses http, because the scheme of an earlier host is unknown. */
  private wholeUrl(address: FormerAddress) {
    return address.is === 'at a host' ? `http://${address.host}${address.path}` : this.origin + address.path
  }
}

type BesideFile = { upload: EntryPart; path: string; bytes: number; sha256: string }

export class FilesBeside {
  private readonly filesByUpload = new Map<string, BesideFile | undefined>()

  constructor(private readonly folder: Folder) {}

  /** Undefined, with a sentence in `problems`, if the file is not as published. */
  async keep(upload: EntryPart, title: string): Promise<BesideFile | undefined> {
    if (!this.filesByUpload.has(upload.id)) this.filesByUpload.set(upload.id, await this.copy(upload, title))
    return this.filesByUpload.get(upload.id)
  }

  private async copy(upload: EntryPart, title: string): Promise<BesideFile | undefined> {
    const { kept: storedFile } = upload
    const problem = (what: string) => void this.folder.problems.push(`${upload.name}, which “${title}” uses, ${what}.`)
    if (!storedFile) return problem('is not kept, or is known to be damaged')
    const path = besidePath(upload, storedFile.name)
    const copy = await this.folder.copyStored(path, {
      stored: `${upload.id}/${storedFile.name}`,
      sha256: storedFile.sha256,
    })
    if (copy.problem) return problem(copy.problem === 'missing' ? 'is missing' : 'is not what was published')
    return { upload, path, ...copy.sum }
  }
}

/** `files/abc/2/report.pdf` as in its address; a picture by its name with the stored type. */
function besidePath({ id, lineage, version, name, type }: EntryPart, storedName: string) {
  if (!isPicture(type)) return `files/${lineage}/${version}/${name}`
  const base = name.slice(0, name.length - extname(name).length) || id
  return `media/${id}/${base}${extname(storedName).replace('.jpeg', '.jpg')}`
}
