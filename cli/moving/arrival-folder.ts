import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { arrivingMove } from '@/db/archive-problem'
import { inspect } from '@/db/snapshot'
import { checksumOf } from '@/lib/files/checksum'
import { env } from '@/lib/process/env'
import { flush } from '@/lib/files/flush'
import { secret } from '@/lib/keys/secret'
import { done, refused, type Refused, type Result } from '@/lib/result'
import { mediaStore } from '@/lib/store/media'
import { flushFolders, keepCopy, sealFile } from '../backups/copy'

/** The parts that make a data directory, in the order in which it gets its place: the database is last. */
const parts = ['media', 'secret', 'record.json', 'gazette.db']

/** A folder into which an archive moves. Until all of it is there it lies in a folder inside, and no server starts on it. */
export class ArrivalFolder {
  readonly staging: string
  readonly database: string
  /** True if the uploads are where they are to be. */
  private readonly isShared: boolean

  constructor(readonly path: string) {
    this.staging = join(path, arrivingMove)
    this.database = join(this.staging, 'gazette.db')
    this.isShared = path === env().dataDir
  }

  /** Makes the folder ready, with what an attempt before has left. Refused: a folder that holds something else. */
  async begin(): Promise<Refused | undefined> {
    const wasBegun = existsSync(this.staging)
    if (!wasBegun && !(await this.isFree()))
      return refused(
        this.isShared
          ? `${this.path} has a gazette.db already: move it away first. What is there is never written over.`
          : `${this.path} has something in it. Name a folder that does not exist yet.`,
      )
    await mkdir(this.staging, { recursive: true, mode: 0o700 })
    // The move was cut off at its last step: all goes back, to be compared again.
    if (wasBegun) for (const name of this.parts()) await moveIfThere(join(this.path, name), join(this.staging, name))
    return undefined
  }

  private parts() {
    return this.isShared ? ['gazette.db'] : parts
  }

  private async isFree() {
    const names = await readdir(this.path).catch(() => [] as string[])
    return this.isShared ? !names.includes('gazette.db') : names.length === 0
  }

  /** With another secret, sessions, apps for signing in and the record would break. */
  private secretProblem(): Refused | undefined {
    const file = join(this.path, 'secret')
    if (!existsSync(file)) writeFileSync(file, secret(), { mode: 0o600 })
    return readFileSync(file, 'utf8').trim() === secret()
      ? undefined
      : refused(`${file} is another secret than SECRET. Move it away first, if nothing else uses it.`)
  }

  /** Copies what is not there yet, and reads each copy. Refused: a file that is not what the database says of it. */
  async copyFiles(each: (files: number) => void): Promise<Result> {
    if (this.isShared) return this.secretProblem() ?? done(undefined)
    const from = env().dataDir
    await writeFile(join(this.staging, 'secret'), secret(), { mode: 0o600 })
    if (existsSync(join(from, 'record.json')))
      await copyWhole(join(from, 'record.json'), join(this.staging, 'record.json'))
    // A bucket has the uploads, now as before.
    if (env().bucket) return done(undefined)
    const { media, storedFiles } = inspect(this.database)
    const sums = new Map(storedFiles.map((file) => [`${file.mediaId}/${file.name}`, file]))
    let files = 0
    for (const { id } of media)
      for await (const { path, bytes } of mediaStore().list(id)) {
        const copy = join(this.staging, 'media', path)
        if ((await sizeOf(copy)) !== bytes) await mediaStore().withFile(path, (source) => copyWhole(source, copy))
        const row = sums.get(path)
        sums.delete(path)
        if (row && row.problem === null && (await checksumOf(copy)).sha256 !== row.sha256)
          return refused(`media/${path} is not what it was when it was stored. ${verifyFirst}`)
        each(++files)
      }
    const missing = [...sums.values()].find(({ problem }) => problem === null)
    return missing ? refused(`${missing.mediaId}/${missing.name} is missing. ${verifyFirst}`) : done(undefined)
  }

  /** Gives everything its place. */
  async finish() {
    await sealFile(this.database)
    await flushFolders(this.staging)
    for (const name of this.parts()) await moveIfThere(join(this.staging, name), join(this.path, name))
    await flush(this.path)
    await rm(this.staging, { recursive: true })
  }
}

const verifyFirst = 'npm run gazette -- verify writes damage down; then the archive can be moved as it is.'

/** A copy that was cut off has another name. */
async function copyWhole(from: string, to: string) {
  await rm(`${to}.part`, { force: true })
  await keepCopy(from, `${to}.part`)
  await rename(`${to}.part`, to)
}

async function moveIfThere(from: string, to: string) {
  if (existsSync(from)) await rename(from, to)
}

async function sizeOf(file: string) {
  return stat(file).then(
    ({ size }) => size,
    () => undefined,
  )
}
