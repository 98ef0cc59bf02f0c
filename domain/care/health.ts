import { open, statfs, stat, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { and, count, gt, isNull, lte, max, min, sql } from 'drizzle-orm'
import { canWrite, read } from '@/db/connection'
import { audit, publicVersion, releases, storedFiles } from '@/db/schema'
import { env } from '@/lib/env'
import { randomId } from '@/lib/random'
import { lastBackup } from '@/domain/backups/backups'
import { nextProof } from '@/domain/backups/backups-due'
import { waitingMail } from '@/domain/notices/mail'
import { waitingPings } from '@/domain/addresses/pings'
import { recordNotes } from '@/domain/staff/record/record-head'

const day = 86_400_000

export type Health = Awaited<ReturnType<typeof health>>

/**
 * How the installation is at a moment (UTC ms), in numbers: what monitors read, and what the self-check judges. `ok`: readers can
 * be served. Nothing of what the archive holds is in it. Where the database cannot be read, what is asked of it is null.
 */
export async function health(now: number) {
  const [ok, disk] = await Promise.all([isReadable(), diskOf(env().dataDir)])
  const [writeProblem, databaseFacts] = ok
    ? await Promise.all([whyNotWritable(), databaseFactsAt(now)])
    : [undefined, null]
  return {
    ok,
    database: ok ? ('readable' as const) : ('not readable' as const),
    /** Why nothing can be saved now, as the system calls it; null where it can. */
    notWritable: ok ? (writeProblem ?? null) : 'not readable',
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

async function isReadable() {
  try {
    return (await read().select().from(publicVersion)).length === 1
  } catch {
    return false
  }
}

/**
 * Whether a save would be kept: the lock of the database can be had, and its disk takes a page and says that it has it. The
 * database itself is not written to, so that nobody's page is made anew because a monitor asked.
 */
async function whyNotWritable(): Promise<string | undefined> {
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
      /** When the newest is restored once more by itself, where its proof did not come about. */
      proofAgainAt: nextAttempt?.at ?? null,
    },
    files,
    waiting: { mails: mails.waiting, oldestMailAt: mails.oldestAt, pings: pings.waiting, oldestPingAt: pings.oldestAt },
    coming: dueReleases,
    newestAct: newest!.at,
    /** What the last check of the record found, and when that was. */
    record: { checkedAt: checked?.at ?? null, problems: checked?.problems.length ?? null },
  }
}

/** The stored files: how many, how many are damaged, when one was read last, and since when the one read longest ago was not. */
async function storedFileCounts() {
  const [row] = await read()
    .select({
      stored: count(),
      damaged: sql<number>`count(${storedFiles.problem})`,
      lastCheckAt: max(storedFiles.checkedAt),
      oldestCheckAt: min(storedFiles.checkedAt),
    })
    .from(storedFiles)
  return row!
}

/** How many releases and withdrawals take place within a day. */
async function releasesWithinADay(now: number) {
  const isWithinADay = and(
    gt(releases.goesLiveAt, now),
    lte(releases.goesLiveAt, now + day),
    isNull(releases.cancelledAt),
  )
  return read().$count(releases, isWithinADay)
}
