import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findDamage } from '@/db/damage'
import { isPostgres } from '@/db/kit'
import { copyPostgres } from '@/db/rows/copy'
import { inspectFile, newestActIn, copyDatabase, type Inspection } from '@/db/snapshot'
import { tableSums } from '@/db/table-sums'
import type { Work } from '@/domain/backups/backing-up'
import { env } from '@/lib/process/env'
import { flush } from '@/lib/files/flush'
import { hasSecret, secretMark } from '@/lib/keys/secret'
import type { BackupKey } from '@/lib/sealed/seal'
import { done, refused, type Result, refusedWith } from '@/lib/result'
import { mediaRoot } from '@/lib/store/media'
import { damageWords, repairAdvice } from '../faults'
import { databaseFile } from '../verb'
import type { Manifest } from '@/domain/backups/manifest'
import { isFreePlace, protectFile, fillFolder, sealFolder, type FileDescriptions, partsFor } from './parts'
import { isFileName } from '@/domain/backups/place'
import { fillTar } from './tar'
import { copyProblems } from './verify'

type BackupOptions = {
  key?: BackupKey
  /** An earlier backup, whose uploads need not be copied again. */
  earlier?: string
  work: Work
  now: number
}

/** Makes a folder, or a file (`.tar`, encrypted with a key), named when complete. Refused: damage, a taken place. */
export async function makeBackup(place: string, making: BackupOptions): Promise<Result<Manifest>> {
  await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  if (!(isFileName(place) ? !existsSync(place) : await isFreePlace(place)))
    return refused(`${place} has something in it. Name a place where nothing is yet.`)
  if (`${place}/`.startsWith(`${mediaRoot()}/`)) return refused('A backup among the uploads would be part of itself.')
  // PostgreSQL's damaged rows fail when they are read.
  const damaged = isPostgres ? [] : findDamage(databaseFile())
  if (damaged.length > 0) return refused(`No backup was made. ${damageWords(damaged)} ${await repairAdvice()}`)
  const unfinished = `${place}.unfinished`
  making.work.passing(unfinished)
  await rm(unfinished, { recursive: true, force: true })
  const outcome = isFileName(place)
    ? await makeTarBackup(unfinished, making)
    : await makeFolderBackup(unfinished, making)
  if (!outcome.ok) return outcome
  await rename(unfinished, place)
  await flush(dirname(place))
  return outcome
}

async function makeFolderBackup(folder: string, { earlier, work, now }: BackupOptions): Promise<Result<Manifest>> {
  await mkdir(folder, { mode: 0o700 })
  const database = join(folder, 'gazette.db')
  const { inspection, parts, each } = await takeSnapshot(database, work)
  const files = await fillFolder(folder, parts, { earlier, each })
  const manifest = manifestOf(database, { inspection, files, now })
  await sealFolder(folder, manifest)
  return checkedManifest(inspection, manifest)
}

async function makeTarBackup(file: string, { key, work, now }: BackupOptions): Promise<Result<Manifest>> {
  // In DATA_DIR: an encrypted backup's place may not be meant for plain files.
  const folder = await mkdtemp(join(env().dataDir, 'backing-up-'))
  work.passing(folder)
  const database = join(folder, 'gazette.db')
  const { inspection, parts, each } = await takeSnapshot(database, work)
  const manifest = await fillTar(file, parts, {
    key,
    now,
    each,
    manifestOf: (files) => manifestOf(database, { inspection, files, now }),
  })
  return checkedManifest(inspection, manifest)
}

async function takeSnapshot(database: string, work: Work) {
  work.show({ what: 'made', done: 0, of: 0 })
  if (isPostgres) await copyPostgres(env().databaseUrl!, database)
  else copyDatabase(databaseFile(), database)
  await protectFile(database)
  const inspection = inspectFile(database)
  const parts = await partsFor(database, inspection)
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  let bytesRead = 0
  const each = (bytes: number) => work.show({ what: 'made', done: (bytesRead += bytes), of: total })
  return { inspection, parts, each }
}

function manifestOf(
  database: string,
  { inspection, files, now }: { inspection: Inspection; files: FileDescriptions; now: number },
): Manifest {
  const sorted = files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return {
    format: 2,
    madeAt: new Date(now).toISOString(),
    rows: inspection.rows,
    sums: tableSums(database),
    record: newestActIn(database),
    secret: hasSecret() ? secretMark() : undefined,
    files: sorted,
  }
}

/** Finds damage before a damaged copy replaces a whole one in a rotation. */
function checkedManifest(inspection: Inspection, manifest: Manifest): Result<Manifest> {
  const problems = copyProblems(inspection, manifest)
  if (problems.length === 0) return done(manifest)
  const advice =
    'No backup was made. If files are damaged, npm run gazette -- verify writes that down; then one can be made as things are.'
  return refusedWith([...problems, advice])
}
