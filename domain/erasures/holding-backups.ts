import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { erasures } from '@/db/schema'
import { env } from '@/lib/process/env'
import { done, refused, type Result } from '@/lib/result'
import { lastingUntil } from '@/lib/time/retention'
import { lastTimeOfDay } from '@/lib/time/time'
import { keptBackups, type BackupRow } from '@/domain/backups/backups'
import { ownBackups, removeCopy, removeOwnBackup } from '@/domain/backups/own-backups'
import { recentCopies } from '@/domain/backups/recent'
import { siteSettings } from '@/domain/published/site'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import type { BackupWithErasedThings } from './erasure'

type HeldSpan = { heldSince: number | null; erasedAt: number | null }
type CopyWithErasedThings = BackupWithErasedThings & { row?: BackupRow }

export function filterCopies(copies: CopyWithErasedThings[], span: HeldSpan): BackupWithErasedThings[] {
  return copies.filter(({ madeAt }) => isWithin(madeAt, span)).map(({ row: _, ...copy }) => copy)
}

/** Lists all known copies, also states that a restore or upgrade moved aside (`now` UTC ms). */
export async function listAllCopies(now: number): Promise<CopyWithErasedThings[]> {
  const own = new Map((await ownBackups()).map((row) => [row.id, row]))
  const kept = (await keptBackups()).filter(({ place }) => existsSync(place))
  const goesBy = await expiryDateOf([...own.values()], now)
  const all: CopyWithErasedThings[] = [
    ...kept.map((row) => ({
      place: row.place,
      madeAt: row.madeAt,
      goesBy: own.has(row.id) ? goesBy(row) : null,
      canRemove: own.has(row.id),
      row: own.get(row.id),
    })),
    ...listRecentCopies(),
    ...listMovedCopies(),
  ]
  return all.sort((a, b) => b.madeAt - a.madeAt)
}

function isWithin(madeAt: number, { heldSince, erasedAt }: HeldSpan) {
  return madeAt <= (erasedAt ?? Infinity) && madeAt >= (heldSince ?? -Infinity)
}

const dayMs = 86_400_000

/** Creates a look-up: when BACKUP_KEEP removes a sound backup, assuming one new backup a day. */
async function expiryDateOf(own: BackupRow[], now: number) {
  const { backups } = env()
  const { zone } = await siteSettings()
  const good = own.filter(({ problem }) => problem === null)
  if (!backups) return () => null
  const next = lastTimeOfDay(now, backups.hour, zone) + dayMs
  const until = lastingUntil(
    good.map(({ madeAt }) => madeAt),
    { retention: backups.keep, zone, next },
  )
  return ({ madeAt, problem }: BackupRow) => {
    if (problem !== null) return madeAt + 7 * dayMs
    const last = until(madeAt)
    return last === null ? null : Math.max(last, madeAt + dayMs)
  }
}

function listRecentCopies(): CopyWithErasedThings[] {
  const { backups } = env()
  if (!backups) return []
  return recentCopies().map(({ place, madeAt }) => ({
    place,
    madeAt,
    goesBy: backups.every ? madeAt + dayMs : null,
    canRemove: true,
  }))
}

const asideName = /^(before|before-upgrade|arriving)-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/

/** Lists states that were moved aside, also by a killed restore. */
function listMovedCopies(): CopyWithErasedThings[] {
  const { dataDir } = env()
  return readdirSync(dataDir)
    .filter((name) => asideName.test(name))
    .map((name) => ({
      place: join(/* turbopackIgnore: true */ dataDir, name),
      madeAt: Date.parse(name.replace(asideName, '$2T$3:$4:$5.$6Z')),
      goesBy: null,
      canRemove: true,
    }))
}

export async function hasProvedBackupSince(at: number): Promise<boolean> {
  const kept = await keptBackups()
  return kept.some(
    ({ madeAt, provedAt, problem, place }) => madeAt > at && provedAt !== null && problem === null && existsSync(place),
  )
}

/** Removes Gazette's own copies with erased things (`now` UTC ms). Refused until a newer backup was proved. */
export async function removeBackups(actor: Actor, id: number, now: number): Promise<Result<{ removed: string[] }>> {
  permit(actor, 'manageBackups')
  const [row] = await read().select().from(erasures).where(eq(erasures.id, id))
  if (!row || row.erasedAt === null) return refused('Nothing was erased by this request yet.')
  if (!(await hasProvedBackupSince(row.erasedAt)))
    return refused(
      'No backup was made and proved since it was erased. Have one made first: these may be the only ones.',
    )
  const copies = (await listAllCopies(now)).filter(({ canRemove, madeAt }) => canRemove && isWithin(madeAt, row))
  for (const { place, row: backup } of copies) {
    if (backup) await removeOwnBackup(backup, now)
    else await removeAside(place)
  }
  await write(async (tx) => {
    const detail = { erasure: id, copies: copies.length }
    await record(tx, actor, { verb: 'removed copies of what was erased', detail }, now)
  })
  return done({ removed: copies.map(({ place }) => place) })
}

/** Removes a copy without a row. A folder in DATA_DIR keeps its name: after a kill, the rest is found and removed. */
async function removeAside(place: string) {
  if (dirname(place) !== env().dataDir) return removeCopy(place)
  await rm(place, { recursive: true, force: true })
}
