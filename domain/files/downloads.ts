import { inArray, sql } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { downloads, media } from '@/db/schema'
import { monthText } from '@/lib/time/months'
import { yearMonthOf } from '@/lib/time/time'
import { permit, type Actor } from '@/domain/staff/actor'
import { findMedia } from './media'
import { siteSettings } from '@/domain/published/site'
import { entriesUsing, type UsingEntry } from './entries-using'

/** Downloads of a file at about `at` (UTC ms). */
export type DownloadCount = { mediaId: string; at: number; times: number }

/** Adds downloads to the counts by month in the site's time zone. Nothing about the readers is stored. */
export async function addDownloads(counts: DownloadCount[]) {
  const { zone } = await siteSettings()
  await write(async (tx) => {
    const ids = [...new Set(counts.map(({ mediaId }) => mediaId))]
    const existing = await tx.select({ id: media.id }).from(media).where(inArray(media.id, ids))
    for (const { mediaId, at, times } of counts.filter((count) => existing.some(({ id }) => id === count.mediaId)))
      await tx
        .insert(downloads)
        .values({ mediaId, month: monthText(yearMonthOf(at, zone)), times })
        .onConflictDoUpdate({
          target: [downloads.mediaId, downloads.month],
          set: { times: sql`${downloads.times} + excluded.times` },
        })
  })
}

export function lastTwelve(now: number, zone: string) {
  const { year, month } = yearMonthOf(now, zone)
  const months = Array.from({ length: 12 }, (_, n) => year * 12 + month - 12 + n)
  return months.map((n) => monthText({ year: Math.floor(n / 12), month: (n % 12) + 1 }))
}

export type FileDownloads = {
  mediaId: string
  name: string
  version: number
  uses: UsingEntry[]
  months: Record<string, number>
  total: number
}

/** Returns the downloads of each file version that this person may see, or of some of them, the most first. */
export async function downloadsOf(actor: Actor, mediaIds?: string[]) {
  permit(actor, 'upload')
  const rows = await read()
    .select()
    .from(downloads)
    .where(mediaIds && inArray(downloads.mediaId, mediaIds))
  const ids = [...new Set(rows.map((row) => row.mediaId))]
  const [uploads, uses] = await Promise.all([findMedia(actor, ids), entriesUsing(actor, ids)])
  const files = uploads.map(({ id, name, version }): FileDownloads => {
    const rowsOfFile = rows.filter((row) => row.mediaId === id)
    const months = Object.fromEntries(rowsOfFile.map((row) => [row.month, row.times]))
    const total = Object.values(months).reduce((sum, times) => sum + times, 0)
    return { mediaId: id, name, version, uses: uses(id), months, total }
  })
  return files.sort((a, b) => b.total - a.total || a.name.localeCompare(b.name, 'en'))
}
