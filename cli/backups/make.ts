import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, access, constants, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findDamage } from '@/db/archive-problem'
import { isPostgres } from '@/db/kit'
import { copyPostgres } from '@/db/rows/sqlite-target'
import { inspectFile, newestActIn, copyDatabase, type Inspection, tableSums } from '@/db/snapshot'
import type { Work } from '@/domain/backups/backing-up'
import { env } from '@/lib/process/env'
import { flush } from '@/lib/files/flush'
import { hasSecret, secretMark } from '@/lib/keys/secret'
import { type BackupKey, isSealed } from '@/lib/sealed/seal'
import { done, refused, type Result, refusedWith } from '@/lib/result'
import { mediaRoot } from '@/lib/store/media'
import { damageWords, repairAdvice, databaseFile } from '../verb'
import {
  isFreePlace,
  protectFile,
  fillFolder,
  sealFolder,
  type FileDescriptions,
  partsFor,
  copyDurably,
  linkFile,
} from './parts'
import { type Manifest, isFileName, readManifest, filesUnder, placeKind, nothingAt } from '@/domain/backups/place'
import { fillTar, unpackTar } from './tar'
import { copyProblems, incompleteBackup, verifyBackup } from './verify'
import { tmpdir } from 'node:os'
import { migrateFile, versionProblem } from '@/db/migrate'

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

/** Restores the backup elsewhere and compares everything. Needs no DATA_DIR and leaves nothing. */
export async function proveBackupRestores(
  place: string,
  { key, work }: { key?: BackupKey; work: Work },
): Promise<Result<Manifest>> {
  const room = await spaceForProof(place)
  if (!room.ok) return room
  const { folder, bytes } = room.value
  const into = await mkdtemp(join(folder, '.gazette-proving-'))
  work.passing(into)
  const total = 2 * bytes
  let bytesRead = 0
  const each = (more: number) => work.show({ what: 'proved', done: Math.min((bytesRead += more), total), of: total })
  each(0)
  const outcome = await copyBackupInto(place, into, { key, link: true, each })
  if (!outcome.ok) return outcome
  const database = join(into, 'gazette.db')
  try {
    migrateFile(database)
  } catch (error) {
    return refused(`Its database cannot be brought to this version: ${(error as Error).message}.`)
  }
  const { problems } = inspectFile(database)
  if (problems.length === 0) return outcome
  return { ok: false, problems: problems.map((problem) => ({ message: `Brought to this version: ${problem}.` })) }
}

/** Next to the backup, to link uploads. The folder of an encrypted backup may not be meant for plain files. */
async function spaceForProof(place: string): Promise<Result<{ folder: string; bytes: number }>> {
  const kind = placeKind(place)
  if (!kind) return nothingAt(place)
  const isPlain = kind === 'folder' || !(await isSealed(place))
  const folder = isPlain && (await isWritable(dirname(place))) ? dirname(place) : tmpdir()
  const bytes = kind === 'folder' ? await backupBytes(place) : (await stat(place)).size
  const bytesNeeded =
    folder === dirname(place) && kind === 'folder' ? (await stat(join(place, 'gazette.db'))).size : bytes
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize > bytesNeeded * 1.1) return done({ folder, bytes })
  const megabytes = Math.ceil((bytesNeeded * 1.1) / 1_000_000).toLocaleString('en')
  return refused(
    `There is no room to restore it and look: ${folder} needs ${megabytes} MB free. TMPDIR names another place.`,
  )
}

async function isWritable(folder: string) {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
}

async function backupBytes(folder: string) {
  const manifest = await readManifest(folder)
  return manifest?.files.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0
}

type BringOptions = {
  key?: BackupKey
  /** Hard links uploads where possible, for reading only. */
  link?: boolean
  /** Called with bytes as they arrive, and again as they are verified. */
  each?: (bytes: number) => void
}

export async function copyBackupInto(place: string, into: string, how: BringOptions): Promise<Result<Manifest>> {
  const kind = placeKind(place)
  if (!kind) return nothingAt(place)
  const outcome = kind === 'folder' ? await copyBackupFiles(place, into, how) : await unpackTar(place, into, how)
  if (!outcome.ok) return outcome
  const verified = await verifyBackup(into, { place, each: how.each })
  const problem = verified.ok && versionProblem(join(into, 'gazette.db'))
  return problem ? refused(`${place} ${problem}`) : verified
}

/** Also copies files that the manifest lacks, for `verify` to find. */
async function copyBackupFiles(place: string, into: string, { link, each }: BringOptions): Promise<Result> {
  const manifest = await readManifest(place)
  if (!manifest) return incompleteBackup(place)
  for (const path of await filesUnder(place)) {
    const [from, to] = [join(place, path), join(into, path)]
    if (!(link && path.startsWith('media/') && (await linkFile(from, to)))) await copyDurably(from, to)
    each?.(manifest.files.find((file) => file.path === path)?.bytes ?? 0)
  }
  return { ok: true, value: undefined }
}
