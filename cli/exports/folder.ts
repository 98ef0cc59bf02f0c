import { chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checksumOf } from '@/lib/files/checksum'
import { env } from '@/lib/process/env'
import { done, refused, type Result } from '@/lib/result'
import { mediaStore } from '@/lib/store/media'
import { isFreePlace } from '../backups/copy'
import type { ExportRequest } from './export-request'

/** Marks a folder as an export that may be replaced. */
export const markFileName = 'gazette-export.json'

export class Folder {
  files = 0
  bytes = 0
  readonly problems: string[] = []
  private readonly createdFolders = new Set<string>()

  constructor(readonly path: string) {}

  /** Returns a subfolder, whose files are counted separately until it is `added`. */
  within(name: string) {
    return new Folder(join(this.path, name))
  }

  added({ files, bytes, problems }: Folder) {
    this.files += files
    this.bytes += bytes
    this.problems.push(...problems)
  }

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
