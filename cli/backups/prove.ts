import { access, constants, mkdtemp, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { migrateFile } from '@/db/migrate'
import { inspectFile } from '@/db/snapshot'
import type { Work } from '@/domain/backups/backing-up'
import { isSealed } from '@/lib/sealed/seal'
import type { BackupKey } from '@/lib/sealed/key'
import { done, refused, type Result } from '@/lib/result'
import { copyBackupInto } from './bring'
import { readManifest, type Manifest } from '@/domain/backups/manifest'
import { placeKind, nothingAt } from '@/domain/backups/place'

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
