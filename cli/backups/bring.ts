import { join } from 'node:path'
import { versionProblem } from '@/db/migrate'
import type { BackupKey } from '@/lib/sealed/key'
import { refused, type Result } from '@/lib/result'
import { copyDurably, linkFile } from './copy'
import { filesUnder, readManifest, type Manifest } from '@/domain/backups/manifest'
import { placeKind, nothingAt } from '@/domain/backups/place'
import { unpackTar } from './tar'
import { incompleteBackup, verifyBackup } from './verify'

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
