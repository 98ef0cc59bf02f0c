import { and, asc, count, gte, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { storedFiles } from '@/db/schema'
import type { Pause } from '@/lib/checksum'
import { lastTimeOfDay } from '@/lib/time'
import { checkFiles, filesByAge, type StoredFile } from './fixity'
import { siteSettings } from '@/domain/published/site'

/** The hour, on the clocks of the site, from which a night's share is due. */
const quiet = 3
/** All files come round in so many nights. */
const nights = 30
/** The most that is read in a night, in bytes, whatever the share is. */
const mostBytes = 10_000_000_000
/** Of those that are known to be damaged, the most that are looked at again. */
const mostDamaged = 50

/**
 * Checks what is left of this night's share of the stored files (`now` UTC ms): a thirtieth of all, those first that were
 * checked longest ago, and what was damaged, in case somebody has put it right. A night begins at three in the site's zone
 * and lasts until the next, so that a server that was off then catches up, and one that starts again does not begin again.
 * @returns when the next one begins
 */
export async function checkTonight(now: number, how: { pause?: Pause; signal?: AbortSignal } = {}): Promise<number> {
  const { zone } = await siteSettings()
  const began = lastTimeOfDay(now, quiet, zone)
  const files = await shareLeft(began)
  if (files.length) await checkFiles(files, now, how)
  return lastTimeOfDay(began + 30 * 3_600_000, quiet, zone)
}

async function shareLeft(began: number): Promise<StoredFile[]> {
  const checked = gte(storedFiles.checkedAt, began)
  const [all, [tonight]] = await Promise.all([
    read().$count(storedFiles),
    read()
      .select({ n: count(), bytes: sql<number>`coalesce(sum(${storedFiles.bytes}), 0)` })
      .from(storedFiles)
      .where(checked),
  ])
  const left = Math.ceil(all / nights) - tonight!.n
  const due = [...(await damaged(began)), ...(left > 0 ? await untouched(began, left) : [])]
  let room = mostBytes - tonight!.bytes
  return due.filter(({ bytes }) => {
    const fits = room > 0
    room -= bytes
    return fits
  })
}

async function damaged(began: number) {
  return read()
    .select()
    .from(storedFiles)
    .where(and(isNotNull(storedFiles.problem), lt(storedFiles.checkedAt, began)))
    .orderBy(asc(storedFiles.checkedAt))
    .limit(mostDamaged)
}

async function untouched(began: number, limit: number) {
  const before = or(isNull(storedFiles.checkedAt), lt(storedFiles.checkedAt, began))
  return filesByAge(limit, and(before, isNull(storedFiles.problem)))
}
