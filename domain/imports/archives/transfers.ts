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

// A ZIP of pictures and files that somebody sends to the desk, in pieces: what has arrived stays when the line breaks, and the same file,
// chosen again, goes on from there. It lies beside the folders of uploads, under a name that is none of them.

/** The most (bytes) that an archive may have, and one piece of it. */
const maxArchiveBytes = 50_000_000_000
const maxPieceBytes = 16_000_000

/** The room that has to stay free on the disk (bytes) while an archive and what is in it lie beside each other. */
const mustStayFree = 1_000_000_000

/** The time (ms) that an archive is kept after its last piece. */
const maxAge = 24 * 60 * 60_000

const id = z.string().regex(/^[0-9a-z]{12}$/)
const Transfer = z.object({
  id,
  by: z.number().nullable(),
  name: z.string(),
  bytes: z.number(),
  /** When the file was last changed where it comes from, UTC ms. */
  modified: z.number(),
})
export type Transfer = z.infer<typeof Transfer>

/** The progress of unpacking; `at`: when it last said so, UTC ms. */
const Unpacking = z.object({
  at: z.number(),
  files: z.number(),
  of: z.number(),
  /** Files that are of no use to an import. */
  skipped: z.number(),
  hasEnded: z.boolean(),
  /** The folder of uploads that it became. */
  folder: z.string().nullable(),
  problem: z.string().nullable(),
})
export type Unpacking = z.infer<typeof Unpacking>

/** The folder of the folders of uploads. */
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

/** Returns how many bytes of an archive are here. */
export async function receivedOf(archiveId: string) {
  return stat(zipOf(archiveId)).then(
    ({ size }) => size,
    () => 0,
  )
}

export async function archiveIds() {
  const names = await readdir(join(uploadsRoot(), '.archives')).catch(() => [] as string[])
  return names.filter((name) => id.safeParse(name).success)
}

/** Returns how many bytes may still be written here: what the rest of the site needs stays free. */
export async function roomLeft() {
  const { bavail, bsize } = await statfs(uploadsRoot())
  return Math.max(0, bavail * bsize - mustStayFree)
}

type NewTransfer = Pick<Transfer, 'name' | 'bytes' | 'modified'>

/** Begins to take in an archive, or goes on with the same file of the same person: its id, and the bytes that are here already. */
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
    // An archive that became a folder is sent anew: somebody may have removed the folder.
    if (!(await readUnpacking(other))?.folder) return done({ id: other, received: await receivedOf(other) })
  }
  await mkdir(uploadsRoot(), { recursive: true, mode: 0o700 })
  // The archive, and its files beside it: pictures hardly become smaller in a ZIP.
  if ((await roomLeft()) < file.bytes * 2) return refused(noRoom)
  const transfer = { id: randomId(), by: actor.id, ...file }
  await mkdir(archivePath(transfer.id), { recursive: true, mode: 0o700 })
  await writeJsonFile(archivePath(transfer.id, 'transfer.json'), transfer)
  const detail = { archive: transfer.id, bytes: file.bytes }
  await write((tx) => record(tx, actor, { verb: 'began to send uploads', detail }, now))
  return done({ id: transfer.id, received: 0 })
}

/** Archives that a piece is being added to. */
const growing = new Set<string>()

type Piece = {
  id: string
  /** The bytes that are here before it. */
  at: number
  source: Readable
}

/**
 * Adds the next piece, whole or not at all. Refused where something else is here than the sender thinks: the field of the problem is
 * `at` then, and `beginTransfer` says from where to go on.
 */
export async function receivePiece(actor: Actor, { id: archiveId, at, source }: Piece): Promise<Result<number>> {
  const transfer = await findTransfer(actor, archiveId)
  if (!transfer) return refused(archiveGone)
  if (growing.has(archiveId)) return refused('Another window is sending this file.', 'at')
  growing.add(archiveId)
  const piecePath = archivePath(archiveId, `${randomId()}.piece`)
  try {
    if ((await receivedOf(archiveId)) !== at) return refused('Another part of the file is here already.', 'at')
    if ((await roomLeft()) < 2 * maxPieceBytes) return refused(noRoom)
    const max = Math.min(maxPieceBytes, transfer.bytes - at)
    const piece = await writeReceived(source, piecePath, (first, bytes) => {
      if (bytes > max) return refused('This is more than the file had when it was chosen. Choose it again.')
      return at === 0 && bytes === first.length ? whyNotArchive(first) : undefined
    })
    if (!piece.ok) return piece
    await append(piecePath, zipOf(archiveId), at)
    return done(at + piece.value.bytes)
  } finally {
    await rm(piecePath, { force: true })
    growing.delete(archiveId)
  }
}

/** Adds a file to the end of another, or leaves that as it was. */
async function append(piece: string, path: string, before: number) {
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

/** Removes archives that nothing has happened to for a day (`now` UTC ms). Returns how many. */
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

export const noRoom = 'There is not enough room on the disk of the server for this file and what is in it.'

export const archiveGone = 'This file is no longer here: it was removed, or a day has gone by. Send it again.'

/** Refuses a file whose first bytes show that it is no ZIP (APPNOTE.TXT 4.3.7: `PK`, then 3 and 4, or 5 and 6 for an empty one). */
function whyNotArchive(first: Buffer): Refused | undefined {
  const signature = first.subarray(0, 4).toString('hex')
  if (signature === '504b0304') return undefined
  if (signature === '504b0506') return refused('This ZIP file is empty.')
  return refused('This is not a ZIP file. Pack the folder wp-content/uploads as a ZIP, and choose that.')
}
