import { statfs, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { and, count, lte, max, min, sql } from 'drizzle-orm'
import { isShared, read } from '@/db/connection'
import { noteDamage, notedDamage } from '@/db/faults'
import { audit, publicVersion, releases, storedFiles } from '@/db/schema'
import { bytesInPostgres } from '@/db/versions'
import { env } from '@/lib/process/env'
import { storeHealth } from './store-health'
import { errorCode, storageFaultOf } from '@/lib/files/storage-fault'
import { lastBackup } from '@/domain/backups/backups'
import { nextProof } from '@/domain/backups/backups-due'
import { copiedUpTo } from '@/domain/backups/recent'
import { waitingMail } from '@/domain/notices/mail'
import { waitingPings } from '@/domain/addresses/pings'
import { readNewestEntry } from '@/domain/published/readable'
import { recordNotes } from '@/domain/staff/record/record-head'
import { isFuture } from '@/domain/published/live'
import { whyNotWritable } from './saving'

const day = 86_400_000

export type Health = Awaited<ReturnType<typeof health>>

/**
 * Returns how the installation is at a moment (UTC ms), in numbers: what monitors read, and what the self-check judges. `ok`:
 * readers can be served. Nothing of what the archive holds is in it. Where the database cannot be read, what is asked of it is
 * null.
 */
export async function health(now: number) {
  const [unreadable, disk, fileStore] = await Promise.all([
    whyNotReadable(now),
    diskOf(env().dataDir),
    storeHealth(now),
  ])
  const ok = unreadable === undefined
  const [writeProblem, databaseFacts] = ok
    ? await Promise.all([whyNotWritable(), databaseFactsAt(now).catch(ignoreDamage)])
    : [undefined, null]
  return {
    ok,
    database: ok ? ('readable' as const) : ('not readable' as const),
    /** The answer of the database, in SQLite's words, where the newest text or anything else could not be read; null where nothing is known. */
    databaseProblem: unreadable ?? notedDamage() ?? null,
    /** The reason why nothing can be saved now, as the system calls it; null where it can. */
    notWritable: ok ? (writeProblem ?? null) : 'not readable',
    /** The bucket of the files of uploads; null where they are in DATA_DIR. */
    fileStore,
    ...disk,
    ...(await databaseSizes()),
    ...(databaseFacts ?? unknownFacts),
  }
}

type Within = Awaited<ReturnType<typeof databaseFactsAt>>
const unknownFacts: { [K in keyof Within]: Within[K] | null } = {
  backup: null,
  files: null,
  waiting: null,
  coming: null,
  newestAct: null,
  record: null,
}

/** Asks what readers ask: a database can be opened and counted, and still hold no text that can be read. */
async function whyNotReadable(now: number): Promise<string | undefined> {
  try {
    if ((await read().select().from(publicVersion)).length !== 1) return 'unknown'
    await readNewestEntry(now)
    return undefined
  } catch (error) {
    return errorCode(error) ?? 'unknown'
  }
}

/** Ignores damage of what only the desk needs where readers are served. */
function ignoreDamage(error: unknown) {
  if (storageFaultOf(error) !== 'damaged') throw error
  noteDamage(error)
  return null
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
      /** Up to when all changes are in a copy between the daily backups, where such copies are made. */
      copiedUpTo: (folder === undefined ? undefined : copiedUpTo()) ?? null,
      /** When the newest is restored once more by itself, where its proof did not come about. */
      proofAgainAt: nextAttempt?.at ?? null,
    },
    files,
    waiting: { mails: mails.waiting, oldestMailAt: mails.oldestAt, pings: pings.waiting, oldestPingAt: pings.oldestAt },
    coming: dueReleases,
    newestAct: newest!.at,
    /** The result of the last check of the record found, and when that was. */
    record: { checkedAt: checked?.at ?? null, problems: checked?.problems.length ?? null },
  }
}

/** The stored files: how many, how many a check found damaged, when one was read last, and since when the one read longest ago was not. */
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

/** Returns how many releases and withdrawals take place within a day. */
async function releasesWithinADay(now: number) {
  const isWithinADay = and(isFuture(now), lte(releases.goesLiveAt, now + day))
  return read().$count(releases, isWithinADay)
}
