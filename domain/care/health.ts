import { statfs, stat, open, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { and, count, lte, max, min, sql } from 'drizzle-orm'
import { isShared, read, canWrite, write } from '@/db/connection'
import { notedDamage, noteDamage, storageFault } from '@/db/faults'
import { audit, publicVersion, releases, storedFiles, requests } from '@/db/schema'
import { bytesInPostgres } from '@/db/versions'
import { env } from '@/lib/process/env'
import { errorCode, storageFaultOf, type StorageFault } from '@/lib/files/storage-fault'
import { lastBackup, nextProof } from '@/domain/backups/backups'
import { copiedUpTo } from '@/domain/backups/recent'
import { waitingMail } from '@/domain/notices/mail'
import { waitingPings } from '@/domain/addresses/pings'
import { readNewestEntry } from '@/domain/published/readable'
import { recordNotes } from '@/domain/staff/record/record-head'
import { isFuture } from '@/domain/published/live'
import { randomId } from '@/lib/keys/random'
import { setTimeout as wait } from 'node:timers/promises'
import { mediaStore } from '@/lib/store/media'
import type { Store, StoreCheck } from '@/lib/store/store'

const day = 86_400_000

export type Health = Awaited<ReturnType<typeof health>>

/** Numbers without content of the archive. `ok`: readers can be served. Null: unknown. */
export async function health(now: number) {
  const [unreadable, disk, fileStore] = await Promise.all([readProblem(now), diskOf(env().dataDir), storeHealth(now)])
  const ok = unreadable === undefined
  const [writeProblem, databaseFacts] = ok
    ? // Damage that only the desk notices is no problem of readers.
      await Promise.all([saveProblem(), unlessDamaged(databaseFactsAt(now), null)])
    : [undefined, null]
  return {
    ok,
    database: ok ? ('readable' as const) : ('not readable' as const),
    databaseProblem: unreadable ?? notedDamage() ?? null,
    /** The system's error code; null while saving works. */
    notWritable: ok ? (writeProblem ?? null) : 'not readable',
    fileStore,
    ...disk,
    ...(await databaseSizes()),
    ...(databaseFacts ?? unknownFacts),
  }
}

type DatabaseFacts = Awaited<ReturnType<typeof databaseFactsAt>>
const unknownFacts: { [K in keyof DatabaseFacts]: DatabaseFacts[K] | null } = {
  backup: null,
  files: null,
  waiting: null,
  coming: null,
  newestAct: null,
  record: null,
}

/** A database may open and still have no readable text. */
async function readProblem(now: number): Promise<string | undefined> {
  try {
    if ((await read().select().from(publicVersion)).length !== 1) return 'unknown'
    await readNewestEntry(now)
    return undefined
  } catch (error) {
    return errorCode(error) ?? 'unknown'
  }
}

/** Bytes; null: unknown. */
async function diskOf(dataDir: string): Promise<{ diskFreeBytes: number | null; diskBytes: number | null }> {
  try {
    const { bavail, blocks, bsize } = await statfs(dataDir)
    return { diskFreeBytes: bavail * bsize, diskBytes: blocks * bsize }
  } catch {
    return { diskFreeBytes: null, diskBytes: null }
  }
}

async function databaseSizes() {
  if (isShared) return { databaseBytes: (await bytesInPostgres().catch(() => null)) ?? null, walBytes: null }
  const file = join(/* turbopackIgnore: true */ env().dataDir, 'gazette.db')
  const [databaseBytes, walBytes] = await Promise.all([sizeOf(file), sizeOf(`${file}-wal`)])
  return { databaseBytes, walBytes }
}

function sizeOf(file: string) {
  return stat(file).then(
    ({ size }) => size,
    () => null,
  )
}

async function databaseFactsAt(now: number) {
  const folder = env().backups?.folder
  const { checked } = recordNotes()
  const [backup, nextAttempt, files, mails, pings, dueReleases, [newest]] = await Promise.all([
    lastBackup(),
    folder === undefined ? undefined : nextProof(folder),
    storedFileCounts(),
    waitingMail(now),
    waitingPings(now),
    releasesWithinADay(now),
    read()
      .select({ at: max(audit.at) })
      .from(audit),
  ])
  return {
    backup: {
      madeAt: backup.newest?.madeAt ?? null,
      bytes: backup.newest?.bytes ?? null,
      provedAt: backup.provedAt ?? null,
      failedAt: backup.problem?.what === 'made' ? backup.problem.at : null,
      proofFailedAt: backup.problem?.what === 'proved' ? backup.problem.at : null,
      copiedUpTo: (folder === undefined ? undefined : copiedUpTo()) ?? null,
      proofAgainAt: nextAttempt?.at ?? null,
    },
    files,
    waiting: { mails: mails.waiting, oldestMailAt: mails.oldestAt, pings: pings.waiting, oldestPingAt: pings.oldestAt },
    coming: dueReleases,
    newestAct: newest!.at,
    record: { checkedAt: checked?.at ?? null, problems: checked?.problems.length ?? null },
  }
}

async function storedFileCounts() {
  const [row] = await read()
    .select({
      stored: count(),
      damaged: sql<number>`count(case when ${storedFiles.checkedAt} is not null then ${storedFiles.problem} end)`,
      lastCheckAt: max(storedFiles.checkedAt),
      oldestCheckAt: min(storedFiles.checkedAt),
    })
    .from(storedFiles)
  return row!
}

async function releasesWithinADay(now: number) {
  const isWithinADay = and(isFuture(now), lte(releases.goesLiveAt, now + day))
  return read().$count(releases, isWithinADay)
}

/** Undefined once the disk accepts a change. Every page of the desk calls it, so it tries nothing. */
export async function savingFault(): Promise<StorageFault | undefined> {
  const fault = storageFault()
  // SQLite reports a read-only disk as an I/O error; the system knows better.
  return fault === 'failing' ? (storageFaultOf({ code: await saveProblem() }) ?? fault) : fault
}

/** Takes the lock and writes a file next to the database, so that a monitor's question does not invalidate pages. */
async function saveProblem(): Promise<string | undefined> {
  const file = join(/* turbopackIgnore: true */ env().dataDir, `.probe-${randomId()}`)
  let probe: FileHandle | undefined
  try {
    await canWrite()
    probe = await open(file, 'wx', 0o600)
    await probe.writeFile(Buffer.alloc(8_192))
    await probe.sync()
    return undefined
  } catch (error) {
    return String((error as { code?: string }).code ?? 'unknown')
  } finally {
    await probe?.close().catch(() => {})
    await unlink(file).catch(() => {})
  }
}

export function isKnownAsDamaged() {
  return notedDamage() !== undefined
}

/** Returns `fallback` where the database is damaged, which is then remembered. */
export async function unlessDamaged<T, F>(work: Promise<T>, fallback: F): Promise<T | F> {
  try {
    return await work
  } catch (error) {
    if (storageFaultOf(error) !== 'damaged') throw error
    noteDamage(error)
    return fallback
  }
}

/** `problem`: the error code. */
export type StoreHealth = { problem: string | null; keepsVersions: StoreCheck['keepsVersions'] }

/** Milliseconds that an answer is cached: monitors ask often, and requests to a bucket may cost money. */
const countsLifetime = 60_000
/** Milliseconds: a hanging bucket must not delay the answer about readiness. */
const maxWait = 1_000

type StoreHealthCache = { store: Store; checkedAt: number; asking?: Promise<unknown>; health: StoreHealth }
let knownStore: StoreHealthCache | undefined

/** Null with files in DATA_DIR. */
export async function storeHealth(now: number): Promise<StoreHealth | null> {
  if (!env().bucket) return null
  const store = mediaStore()
  if (knownStore?.store !== store)
    knownStore = { store, checkedAt: -Infinity, health: { problem: null, keepsVersions: 'unknown' } }
  const state = knownStore
  if (!state.asking && Math.abs(now - state.checkedAt) >= countsLifetime) {
    state.checkedAt = now
    state.asking = store.check().then(({ problem = null, keepsVersions }) => {
      state.health = { problem, keepsVersions }
      state.asking = undefined
    })
  }
  if (state.asking) await Promise.race([state.asking, wait(maxWait, undefined, { ref: false })])
  return state.health
}

const jobPrefix = 'done '

/** Returns the start (UTC ms) of each job's last completed run. */
export async function lastJobRuns(): Promise<Map<string, number>> {
  const rows = await read().select().from(requests)
  const runs = rows.filter(({ what }) => what.startsWith(jobPrefix))
  return new Map(runs.map(({ what, at }) => [what.slice(jobPrefix.length), at]))
}

export async function recordJobRun(job: string, at: number) {
  const run = { what: `${jobPrefix}${job}` as const, at }
  await write(async (tx) => {
    await tx.insert(requests).values(run).onConflictDoUpdate({ target: requests.what, set: run })
  })
}
