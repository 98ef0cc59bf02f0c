import { and, count, gte, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { nullsFirst } from '@/db/dialect'
import { storedFiles } from '@/db/schema'
import type { Pause } from '@/lib/files/checksum'
import { lastTimeOfDay } from '@/lib/time/time'
import { checkFiles, filesByAge, type StoredFile } from './fixity'
import { siteSettings } from '@/domain/published/site'

/** Hour of the start, in the site's zone. */
const startHour = 3
const nightsForAll = 30
/** Maximum of bytes read in a night. */
const maxBytes = 10_000_000_000
/** Maximum of damaged files checked again in a night. */
const maxDamaged = 50

/** Checks a thirtieth of all files, and damaged ones (`now` UTC ms). Returns when the next night begins. */
export async function checkTonight(now: number, how: { pause?: Pause; signal?: AbortSignal } = {}): Promise<number> {
  const { zone } = await siteSettings()
  const began = lastTimeOfDay(now, startHour, zone)
  const files = await filesLeftTonight(began)
  if (files.length) await checkFiles(files, now, how)
  return nightAfter(now)
}

/** Finds when (UTC ms) the next night begins. */
export async function nightAfter(now: number): Promise<number> {
  const { zone } = await siteSettings()
  return lastTimeOfDay(lastTimeOfDay(now, startHour, zone) + 30 * 3_600_000, startHour, zone)
}

async function filesLeftTonight(began: number): Promise<StoredFile[]> {
  const isChecked = gte(storedFiles.checkedAt, began)
  const [all, [tonight]] = await Promise.all([
    read().$count(storedFiles),
    read()
      .select({ n: count(), bytes: sql<number>`coalesce(sum(${storedFiles.bytes}), 0)` })
      .from(storedFiles)
      .where(isChecked),
  ])
  const remaining = Math.ceil(all / nightsForAll) - tonight!.n
  const due = [...(await damagedFiles(began)), ...(remaining > 0 ? await uncheckedFiles(began, remaining) : [])]
  let remainingBytes = maxBytes - tonight!.bytes
  return due.filter(({ bytes }) => {
    const fits = remainingBytes > 0
    remainingBytes -= bytes
    return fits
  })
}

async function damagedFiles(began: number) {
  return read()
    .select()
    .from(storedFiles)
    .where(and(isNotNull(storedFiles.problem), or(isNull(storedFiles.checkedAt), lt(storedFiles.checkedAt, began))))
    .orderBy(nullsFirst(storedFiles.checkedAt))
    .limit(maxDamaged)
}

async function uncheckedFiles(began: number, limit: number) {
  const isUnchecked = or(isNull(storedFiles.checkedAt), lt(storedFiles.checkedAt, began))
  return filesByAge(limit, and(isUnchecked, isNull(storedFiles.problem)))
}
