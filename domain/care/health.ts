import { statfs, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { and, count, lte, max, min, sql } from 'drizzle-orm'
import { isShared, read } from '@/db/connection'
import { notedDamage } from '@/db/faults'
import { audit, publicVersion, releases, storedFiles } from '@/db/schema'
import { bytesInPostgres } from '@/db/versions'
import { env } from '@/lib/process/env'
import { storeHealth } from './store-health'
import { errorCode } from '@/lib/files/storage-fault'
import { lastBackup } from '@/domain/backups/backups'
import { nextProof } from '@/domain/backups/backups-due'
import { copiedUpTo } from '@/domain/backups/recent'
import { waitingMail } from '@/domain/notices/mail'
import { waitingPings } from '@/domain/addresses/pings'
import { readNewestEntry } from '@/domain/published/readable'
import { recordNotes } from '@/domain/staff/record/record-head'
import { isFuture } from '@/domain/published/live'
import { saveProblem, unlessDamaged } from './saving'

const day = 86_400_000

export type Health = Awaited<ReturnType<typeof health>>

/** Finds numbers about the installation, nothing of its content. `ok`: readers can be served. Null: unknown. */
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

/** Tries to read a text: a database may open and still have none that is readable. */
async function readProblem(now: number): Promise<string | undefined> {
  try {
    if ((await read().select().from(publicVersion)).length !== 1) return 'unknown'
    await readNewestEntry(now)
    return undefined
  } catch (error) {
    return errorCode(error) ?? 'unknown'
  }
}

/** Measures the disk in bytes; null: unknown. */
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
