import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { write } from '@/db/connection'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { log } from '@/lib/process/log'
import { endings } from '@/lib/files/media-types'
import { done, refused, type Result } from '@/lib/result'
import { storageFaultOf } from '@/lib/files/storage-fault'
import {
  archiveGone,
  archiveIds,
  archivePath,
  findTransfer,
  noDiskSpace,
  readUnpacking,
  receivedBytes,
  freeDiskBytes,
  uploadsRoot,
  writeUnpacking,
  zipOf,
  type Transfer,
  type Unpacking,
} from './transfers'

/** Larger files are never stored. */
const maxEntries = 500_000
const maxFileBytes = 100_000_000
/** Unpacked bytes for each byte of the archive: pictures and documents hardly shrink in a ZIP. */
const maxGrowth = 20
const maxDepth = 20
const maxNameLength = 250

/** Milliseconds: without a report for this time, unpacking counts as stopped; reports come at the interval. */
const maxSilence = 30_000
const progressInterval = 1_000

const usefulEndings = new Set<string>(Object.values(endings).flat())

export type ArchiveState = Pick<Transfer, 'id' | 'name' | 'bytes'> & {
  received: number
  /** `stopped`: the archive is whole and can be unpacked again. */
  is: 'arriving' | 'unpacking' | 'stopped' | 'done'
} & Pick<Unpacking, 'files' | 'of' | 'skipped' | 'folder' | 'problem'>

export async function archiveState(actor: Actor, archiveId: string, now: number): Promise<ArchiveState | undefined> {
  const transfer = await findTransfer(actor, archiveId)
  if (!transfer) return undefined
  const { id, name, bytes } = transfer
  const [received, unpacking] = await Promise.all([receivedBytes(id), readUnpacking(id)])
  const { files, of, skipped, folder, problem } = unpacking ?? noProgress
  const is = unpackState({ unpacking, isWhole: received === bytes }, now)
  return { id, name, bytes, received, is, files, of, skipped, folder, problem }
}

export async function listArchives(actor: Actor, now: number): Promise<ArchiveState[]> {
  permit(actor, 'manageImports')
  const states = await Promise.all((await archiveIds()).map((archiveId) => archiveState(actor, archiveId, now)))
  return states.filter((state) => state !== undefined && state.is !== 'done') as ArchiveState[]
}

const noProgress = { files: 0, of: 0, skipped: 0, folder: null, problem: null }

type UnpackProgress = { unpacking: Unpacking | undefined; isWhole: boolean }

function unpackState({ unpacking, isWhole }: UnpackProgress, now: number): ArchiveState['is'] {
  if (!unpacking) return isWhole ? 'stopped' : 'arriving'
  if (unpacking.hasEnded) return unpacking.folder === null ? 'stopped' : 'done'
  return Math.abs(now - unpacking.at) < maxSilence ? 'unpacking' : 'stopped'
}

/** Starts to unpack an archive into a folder of uploads; the promise `ended` resolves after the last file. */
export async function beginUnpacking(
  actor: Actor,
  archiveId: string,
  clock: CurrentTime,
): Promise<Result<{ ended: Promise<void> }>> {
  permit(actor, 'manageImports')
  const now = clock()
  const state = await archiveState(actor, archiveId, now)
  if (!state) return refused(archiveGone)
  if (state.is === 'done') return refused('It is unpacked already.')
  if (state.received < state.bytes) return refused('A part of the file is still missing. Choose it again to go on.')
  if (state.is === 'unpacking' || unpackingIds.has(archiveId)) return refused('It is being unpacked already.')
  unpackingIds.add(archiveId)
  const stop = () => unpackingIds.delete(archiveId)
  try {
    await writeUnpacking(archiveId, { ...noProgress, at: now, hasEnded: false })
    await write((tx) => record(tx, actor, { verb: 'unpacked sent uploads', detail: { archive: archiveId } }, now))
  } catch (error) {
    stop()
    throw error
  }
  return done({ ended: unpackAndReport(state, clock).finally(stop) })
}

type CurrentTime = () => number

/** Archives being unpacked: two unpackings of one archive would remove each other's files. */
const unpackingIds = new Set<string>()

class NotUnpacked extends Error {}

async function unpackAndReport({ id, name, bytes }: ArchiveState, clock: CurrentTime) {
  const unpacking: Unpacking = { ...noProgress, at: clock(), hasEnded: false }
  let saidAt = 0
  const say = async () => {
    saidAt = clock()
    await writeUnpacking(id, { ...unpacking, at: saidAt })
  }
  const sayNowAndThen = async () => {
    if (Math.abs(clock() - saidAt) >= progressInterval) await say()
  }
  try {
    await rm(archivePath(id, 'files'), { recursive: true, force: true }) // files of an interrupted unpacking
    const room = await freeDiskBytes()
    await unpack(id, { maxTotalBytes: bytes * maxGrowth, room }, unpacking, sayNowAndThen)
    const folder = await freeName(basename(name, extname(name)))
    await rename(archivePath(id, 'files'), join(/* turbopackIgnore: true */ uploadsRoot(), folder))
    await rm(zipOf(id), { force: true })
    Object.assign(unpacking, { folder, hasEnded: true })
  } catch (error) {
    await rm(archivePath(id, 'files'), { recursive: true, force: true }).catch(() => {})
    Object.assign(unpacking, { hasEnded: true, problem: failureInWords(error) })
  }
  await say().catch((error: unknown) => log.error('How unpacking ended could not be written down', { error }))
}

function failureInWords(error: unknown) {
  if (error instanceof NotUnpacked) return error.message
  const isFull = storageFaultOf(error) === 'full' || (error as { code?: string }).code === 'ENOSPC'
  if (isFull) return noDiskSpace
  log.error('An archive could not be unpacked', { error })
  return 'The ZIP file is damaged. Make it again, and send that.'
}

type Bounds = { maxTotalBytes: number; room: number }

async function unpack(id: string, { maxTotalBytes, room }: Bounds, unpacking: Unpacking, each: () => Promise<void>) {
  const zip = await openPromise(zipOf(id), { lazyEntries: true, autoClose: false })
  try {
    if (zip.entryCount > maxEntries)
      throw new NotUnpacked('There are more than 500,000 files in it. Make several of it.')
    unpacking.of = zip.entryCount
    let written = 0
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue // a folder entry
      const kept = await unpackEntry(zip, entry, { into: archivePath(id, 'files'), maxBytes: maxTotalBytes - written })
      written += kept ?? 0
      if (written > room) throw new NotUnpacked(noDiskSpace)
      if (kept === undefined) unpacking.skipped++
      else unpacking.files++
      await each()
    }
    if (unpacking.files === 0) throw new NotUnpacked('There are no pictures and documents in it.')
  } finally {
    zip.close()
  }
}

/** Returns undefined for files that no import uses. */
async function unpackEntry(zip: ZipFile, entry: Entry, { into, maxBytes }: { into: string; maxBytes: number }) {
  if (entry.isEncrypted()) throw new NotUnpacked('It is locked with a password. Make one without.')
  const path = usefulPath(entry)
  if (!path || entry.uncompressedSize > maxFileBytes) return undefined
  if (entry.uncompressedSize > maxBytes) throw new NotUnpacked('What is in it is far larger than the file itself.')
  const to = join(/* turbopackIgnore: true */ into, path)
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  // The library refuses an entry larger than it declares.
  await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(to, { mode: 0o600 }))
  return entry.uncompressedSize
}

const symbolicLink = 0o120_000

/** The library has already refused names that lead out of the folder. */
function usefulPath({ fileName, externalFileAttributes }: Entry) {
  if (((externalFileAttributes >>> 16) & 0o170_000) === symbolicLink) return undefined
  if (!usefulEndings.has(extname(fileName).toLowerCase())) return undefined
  const parts = fileName.split('/')
  const isOdd = (part: string) =>
    part === '' || part.startsWith('.') || part.includes('\0') || Buffer.byteLength(part) > maxNameLength
  return parts.length > maxDepth || parts.some(isOdd) || parts[0] === '__MACOSX' ? undefined : fileName
}

async function freeName(wanted: string) {
  const name = safeName(wanted.slice(0, 80), 'uploads')
  const taken = new Set(await readdir(uploadsRoot()))
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${name}-${n}`
    if (!taken.has(candidate)) return candidate
  }
}

/** `otherwise` replaces an empty result. */
export function safeName(sent: string, otherwise: string) {
  const safe = sent.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '')
  return safe || otherwise
}
