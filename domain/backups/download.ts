import { createReadStream } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { and, eq, isNull } from 'drizzle-orm'
import tar from 'tar-stream'
import { read, write } from '@/db/connection'
import { backups } from '@/db/schema'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { done, refused, type Result } from '@/lib/result'
import { seal, keyFrom, type BackupKey } from '@/lib/sealed/seal'
import { placeKind } from './place'

type DownloadRequest = { id: number; password?: string }

export type SealedBackup = { name: string; stream: Readable }

const backupGone = refused('This backup is no longer at its place.')

/** Checks a download. A backup has accounts and drafts: one that is not encrypted needs a password. */
export async function checkDownload(actor: Actor, { id, password }: DownloadRequest): Promise<Result> {
  const found = await findBackup(actor, id)
  if (!found.ok || found.value.encrypted) return found.ok ? done(undefined) : found
  const key = parseKey(password)
  return key.ok ? done(undefined) : key
}

/** Opens a backup for download, and records who downloaded it (`now` UTC ms). */
export async function downloadBackup(
  actor: Actor,
  { id, password }: DownloadRequest,
  now: number,
): Promise<Result<SealedBackup>> {
  const found = await findBackup(actor, id)
  if (!found.ok) return found
  const { place, madeAt, encrypted } = found.value
  const key = encrypted ? undefined : parseKey(password)
  if (key?.ok === false) return key
  await write((tx) => record(tx, actor, { verb: 'downloaded a backup', detail: { backup: id } }, now))
  const plain = placeKind(place) === 'folder' ? packFolder(place) : createReadStream(place)
  const name = `backup-${new Date(madeAt).toISOString().slice(0, 16).replace(':', '')}.tar.age`
  return done({ name, stream: key ? Readable.from(seal(key.value)(plain), { objectMode: false }) : plain })
}

async function findBackup(actor: Actor, id: number) {
  permit(actor, 'manageBackups')
  const [row] = await read()
    .select()
    .from(backups)
    .where(and(eq(backups.id, id), isNull(backups.removedAt)))
  return row && row.files > 0 && placeKind(row.place) ? done(row) : backupGone
}

function parseKey(password = ''): Result<BackupKey> {
  const key = keyFrom(password)
  return key.ok
    ? key
    : refused('Choose a password of at least 16 characters: several words are easy to keep.', 'password')
}

/** Packs a folder like `gazette backup FILE.tar`: `restore` and tar read it. */
function packFolder(folder: string): Readable {
  const pack = tar.pack()
  void fillPack(pack, folder).catch((error: Error) => pack.destroy(error))
  return Readable.from(pack, { objectMode: false })
}

async function fillPack(pack: tar.Pack, folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const { size, mtime } = await lstat(path)
    const name = ['gazette-backup', ...relative(folder, path).split(sep)].join('/')
    await pipeline(createReadStream(path), pack.entry({ name, size, mtime, mode: 0o600 }))
  }
  pack.finalize()
}
