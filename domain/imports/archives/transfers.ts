import { createReadStream } from 'node:fs'
import { appendFile, mkdir, readdir, rm, stat, statfs, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { write } from '@/db/connection'
import { writeReceived } from '@/domain/files/received-files'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { env } from '@/lib/process/env'
import { readJsonFile, writeJsonFile } from '@/lib/files/json-file'
import { randomId } from '@/lib/keys/random'
import { done, refused, type Result, type Refused } from '@/lib/result'

// A ZIP of uploads arrives in pieces. After an interruption, the same file continues where it stopped.

const maxArchiveBytes = 50_000_000_000
const maxPieceBytes = 16_000_000

/** Bytes that must stay free on the disk, which has the archive and its files at once. */
const mustStayFree = 1_000_000_000

/** Milliseconds after the last piece. */
const maxAge = 24 * 60 * 60_000

const id = z.string().regex(/^[0-9a-z]{12}$/)
const Transfer = z.object({
  id,
  by: z.number().nullable(),
  name: z.string(),
  bytes: z.number(),
  /** Modification time of the sender's file, UTC ms. */
  modified: z.number(),
})
export type Transfer = z.infer<typeof Transfer>

/** `at`: the last report, UTC ms. */
const Unpacking = z.object({
  at: z.number(),
  files: z.number(),
  of: z.number(),
  skipped: z.number(),
  hasEnded: z.boolean(),
  folder: z.string().nullable(),
  problem: z.string().nullable(),
})
export type Unpacking = z.infer<typeof Unpacking>

export const uploadsRoot = () => join(env().dataDir, 'import')

export function archivePath(archiveId: string, ...parts: string[]) {
  return join(uploadsRoot(), '.archives', archiveId, ...parts)
}

export const zipOf = (archiveId: string) => archivePath(archiveId, 'archive.zip')

export const readUnpacking = (archiveId: string) => readJsonFile(archivePath(archiveId, 'unpacking.json'), Unpacking)
export const writeUnpacking = (archiveId: string, unpacking: Unpacking) =>
  writeJsonFile(archivePath(archiveId, 'unpacking.json'), unpacking)

export async function findTransfer(actor: Actor, archiveId: string): Promise<Transfer | undefined> {
  permit(actor, 'manageImports')
  return id.safeParse(archiveId).success ? readJsonFile(archivePath(archiveId, 'transfer.json'), Transfer) : undefined
}

export async function receivedBytes(archiveId: string) {
  return stat(zipOf(archiveId)).then(
    ({ size }) => size,
    () => 0,
  )
}

export async function archiveIds() {
  const names = await readdir(join(uploadsRoot(), '.archives')).catch(() => [] as string[])
  return names.filter((name) => id.safeParse(name).success)
}

/** Returns how many bytes may still be written. */
export async function freeDiskBytes() {
  const { bavail, bsize } = await statfs(uploadsRoot())
  return Math.max(0, bavail * bsize - mustStayFree)
}

type NewTransfer = Pick<Transfer, 'name' | 'bytes' | 'modified'>

/** Begins to receive an archive, or continues with the same file of the same person. */
export async function beginTransfer(
  actor: Actor,
  file: NewTransfer,
  now: number,
): Promise<Result<{ id: string; received: number }>> {
  permit(actor, 'manageImports')
  if (file.bytes > maxArchiveBytes) return refused('The ZIP file is larger than 50 GB. Make several of it.')
  for (const other of await archiveIds()) {
    const transfer = await findTransfer(actor, other)
    const isSame = transfer?.by === actor.id && transfer.bytes === file.bytes && transfer.modified === file.modified
    if (!isSame || transfer.name !== file.name) continue
    // An unpacked archive is sent again: somebody may have removed its folder.
    if (!(await readUnpacking(other))?.folder) return done({ id: other, received: await receivedBytes(other) })
  }
  await mkdir(uploadsRoot(), { recursive: true, mode: 0o700 })
  // Room for the archive and its files: pictures hardly shrink in a ZIP.
  if ((await freeDiskBytes()) < file.bytes * 2) return refused(noDiskSpace)
  const transfer = { id: randomId(), by: actor.id, ...file }
  await mkdir(archivePath(transfer.id), { recursive: true, mode: 0o700 })
  await writeJsonFile(archivePath(transfer.id, 'transfer.json'), transfer)
  const detail = { archive: transfer.id, bytes: file.bytes }
  await write((tx) => record(tx, actor, { verb: 'began to send uploads', detail }, now))
  return done({ id: transfer.id, received: 0 })
}

const growingTransfers = new Set<string>()

type Piece = {
  id: string
  /** The number of bytes already received. */
  at: number
  source: Readable
}

/** Adds the next piece, whole or not at all. Refused with the field `at` if that is not the number received. */
export async function receivePiece(actor: Actor, { id: archiveId, at, source }: Piece): Promise<Result<number>> {
  const transfer = await findTransfer(actor, archiveId)
  if (!transfer) return refused(archiveGone)
  if (growingTransfers.has(archiveId)) return refused('Another window is sending this file.', 'at')
  growingTransfers.add(archiveId)
  const piecePath = archivePath(archiveId, `${randomId()}.piece`)
  try {
    if ((await receivedBytes(archiveId)) !== at) return refused('Another part of the file is here already.', 'at')
    if ((await freeDiskBytes()) < 2 * maxPieceBytes) return refused(noDiskSpace)
    const max = Math.min(maxPieceBytes, transfer.bytes - at)
    const piece = await writeReceived(source, piecePath, (first, bytes) => {
      if (bytes > max) return refused('This is more than the file had when it was chosen. Choose it again.')
      return at === 0 && bytes === first.length ? archiveRefusal(first) : undefined
    })
    if (!piece.ok) return piece
    await appendPiece(piecePath, zipOf(archiveId), at)
    return done(at + piece.value.bytes)
  } finally {
    await rm(piecePath, { force: true })
    growingTransfers.delete(archiveId)
  }
}

async function appendPiece(piece: string, path: string, before: number) {
  try {
    await appendFile(path, createReadStream(piece), { mode: 0o600, flush: true })
  } catch (error) {
    await truncate(path, before).catch(() => {})
    throw error
  }
}

export async function removeTransfer(actor: Actor, archiveId: string, now: number): Promise<Result> {
  if (!(await findTransfer(actor, archiveId))) return refused(archiveGone)
  await rm(archivePath(archiveId), { recursive: true, force: true })
  await write((tx) => record(tx, actor, { verb: 'removed sent uploads', detail: { archive: archiveId } }, now))
  return done(undefined)
}

/** Removes archives untouched for a day (`now` UTC ms); returns how many. */
export async function forgetTransfers(now: number) {
  let removed = 0
  for (const archiveId of await archiveIds()) {
    const unpacking = await readUnpacking(archiveId)
    const moments = [archivePath(archiveId), zipOf(archiveId)].map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    )
    if (now - Math.max(unpacking?.at ?? 0, ...(await Promise.all(moments))) < maxAge) continue
    await rm(archivePath(archiveId), { recursive: true, force: true })
    removed++
  }
  return removed
}

export const noDiskSpace = 'There is not enough room on the disk of the server for this file and what is in it.'

export const archiveGone = 'This file is no longer here: it was removed, or a day has gone by. Send it again.'

/** APPNOTE.TXT 4.3.7 */
function archiveRefusal(first: Buffer): Refused | undefined {
  const signature = first.subarray(0, 4).toString('hex')
  if (signature === '504b0304') return undefined
  if (signature === '504b0506') return refused('This ZIP file is empty.')
  return refused('This is not a ZIP file. Pack the folder wp-content/uploads as a ZIP, and choose that.')
}
