import { access, constants, mkdtemp, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { migrateFile, versionProblem } from '@/db/migrate'
import { inspectFile } from '@/db/snapshot'
import type { Work } from '@/domain/backups/backing-up'
import { isSealed, type BackupKey } from '@/lib/sealed/seal'
import { done, refused, type Result } from '@/lib/result'
import { readManifest, type Manifest, filesUnder } from '@/domain/backups/manifest'
import { placeKind, nothingAt } from '@/domain/backups/place'
import { copyDurably, linkFile } from './parts'
import { unpackTar } from './tar'
import { incompleteBackup, verifyBackup } from './verify'

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
