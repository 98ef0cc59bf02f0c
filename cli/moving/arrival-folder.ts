import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { arrivingMove } from '@/db/archive-problem'
import { inspectFile } from '@/db/snapshot'
import { checksumOf } from '@/lib/files/checksum'
import { env } from '@/lib/process/env'
import { flush } from '@/lib/files/flush'
import { installationSecret } from '@/lib/keys/secret'
import { done, refused, type Refused, type Result } from '@/lib/result'
import { mediaStore } from '@/lib/store/media'
import { flushFolders, copyDurably, protectFile } from '../backups/parts'

/** In the order of the last step: the database comes last. */
const arrivingParts = ['media', 'secret', 'record.json', 'gazette.db']

/** Moves an archive into a subfolder first, so that no server starts on it before it is complete. */
export class ArrivalFolder {
  readonly staging: string
  readonly database: string
  /** True if the uploads are in place already. */
  private readonly isShared: boolean

  constructor(readonly path: string) {
    this.staging = join(path, arrivingMove)
    this.database = join(this.staging, 'gazette.db')
    this.isShared = path === env().dataDir
  }

  /** Continues an earlier attempt. Refused: a folder with anything else. */
  async begin(): Promise<Refused | undefined> {
    const wasBegun = existsSync(this.staging)
    if (!wasBegun && !(await this.isFree()))
      return refused(
        this.isShared
          ? `${this.path} has a gazette.db already: move it away first. What is there is never written over.`
          : `${this.path} has something in it. Name a folder that does not exist yet.`,
      )
    await mkdir(this.staging, { recursive: true, mode: 0o700 })
    // After an interrupted last step everything is compared again.
    if (wasBegun) for (const name of this.parts()) await moveIfThere(join(this.path, name), join(this.staging, name))
    return undefined
  }

  private parts() {
    return this.isShared ? ['gazette.db'] : arrivingParts
  }

  private async isFree() {
    const names = await readdir(this.path).catch(() => [] as string[])
    return this.isShared ? !names.includes('gazette.db') : names.length === 0
  }

  /** Another secret would break sessions, apps and the record. */
  private secretProblem(): Refused | undefined {
    const file = join(this.path, 'secret')
    if (!existsSync(file)) writeFileSync(file, installationSecret(), { mode: 0o600 })
    return readFileSync(file, 'utf8').trim() === installationSecret()
      ? undefined
      : refused(`${file} is another secret than SECRET. Move it away first, if nothing else uses it.`)
  }

  async copyFiles(each: (files: number) => void): Promise<Result> {
    if (this.isShared) return this.secretProblem() ?? done(undefined)
    const from = env().dataDir
    await writeFile(join(this.staging, 'secret'), installationSecret(), { mode: 0o600 })
    if (existsSync(join(from, 'record.json')))
      await copyWhole(join(from, 'record.json'), join(this.staging, 'record.json'))
    if (env().bucket) return done(undefined)
    const { media, storedFiles } = inspectFile(this.database)
    const sums = new Map(storedFiles.map((file) => [`${file.mediaId}/${file.name}`, file]))
    let files = 0
    for (const { id } of media)
      for await (const { path, bytes } of mediaStore().list(id)) {
        const copy = join(this.staging, 'media', path)
        if ((await stat(copy).catch(() => undefined))?.size !== bytes)
          await mediaStore().withFile(path, (source) => copyWhole(source, copy))
        const row = sums.get(path)
        sums.delete(path)
        if (row && row.problem === null && (await checksumOf(copy)).sha256 !== row.sha256)
          return refused(`media/${path} is not what it was when it was stored. ${verifyFirst}`)
        each(++files)
      }
    const missing = [...sums.values()].find(({ problem }) => problem === null)
    return missing ? refused(`${missing.mediaId}/${missing.name} is missing. ${verifyFirst}`) : done(undefined)
  }

  async finish() {
    await protectFile(this.database)
    await flushFolders(this.staging)
    for (const name of this.parts()) await moveIfThere(join(this.staging, name), join(this.path, name))
    await flush(this.path)
    await rm(this.staging, { recursive: true })
  }
}

const verifyFirst = 'npm run gazette -- verify writes damage down; then the archive can be moved as it is.'

/** An incomplete copy has another name. */
async function copyWhole(from: string, to: string) {
  await rm(`${to}.part`, { force: true })
  await copyDurably(from, `${to}.part`)
  await rename(`${to}.part`, to)
}

async function moveIfThere(from: string, to: string) {
  if (existsSync(from)) await rename(from, to)
}
