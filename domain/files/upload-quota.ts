import { and, eq, gt, sql } from 'drizzle-orm'
import { read, write, type Db } from '@/db/connection'
import { media, settings } from '@/db/schema'
import { done, refused, type Problem, type Refused, type Result } from '@/lib/result'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'

/** Bytes that each person may upload in 24 hours, and in all; null: no limit. */
export type UploadQuota = { daily: number | null; total: number | null }

const settingKey = 'uploadQuota'
const day = 24 * 60 * 60_000
const gigabyte = 1_000_000_000
export const defaultQuota: UploadQuota = { daily: 2 * gigabyte, total: null }

export async function uploadQuota(db: Db = read()): Promise<UploadQuota> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, settingKey))
  return (row?.value as UploadQuota | undefined) ?? defaultQuota
}

export type WrittenQuota = { daily: string; total: string }

export function quotaForForm({ daily, total }: UploadQuota): WrittenQuota {
  const inGigabytes = (bytes: number | null) => (bytes === null ? '' : String(bytes / gigabyte))
  return { daily: inGigabytes(daily), total: inGigabytes(total) }
}

/** Empty or 0 means no limit; existing uploads stay. */
export async function changeUploadQuota(actor: Actor, form: WrittenQuota, now: number): Promise<Result> {
  permit(actor, 'manageSettings')
  const [daily, total] = [bytesIn(form.daily), bytesIn(form.total)]
  const problems: Problem[] = [
    ...(daily === undefined ? [{ message: notANumber, field: 'daily' }] : []),
    ...(total === undefined ? [{ message: notANumber, field: 'total' }] : []),
  ]
  if (daily && total && daily > total)
    problems.push({ message: 'This is less than the limit for 24 hours.', field: 'total' })
  if (problems.length > 0 || daily === undefined || total === undefined) return { ok: false, problems }
  const quota: UploadQuota = { daily, total }
  return write(async (tx) => {
    const before = await uploadQuota(tx)
    if (before.daily === daily && before.total === total) return done(undefined)
    const set = { value: quota }
    await tx
      .insert(settings)
      .values({ key: settingKey, ...set })
      .onConflictDoUpdate({ target: settings.key, set })
    await record(tx, actor, { verb: 'changed the upload limits', detail: quota }, now)
    return done(undefined)
  })
}

const notANumber = 'Write a number of gigabytes from 0.001 to 100,000, such as 2 or 0.5. Empty means no limit.'

function bytesIn(written: string): number | null | undefined {
  const text = written.trim().replace(/GB$/i, '').trimEnd()
  if (text === '') return null
  if (!/^\d{1,6}(?:[.,]\d{1,6})?$/.test(text)) return undefined
  const bytes = Math.round(Number(text.replace(',', '.')) * gigabyte)
  if (bytes === 0) return null
  return bytes < gigabyte / 1_000 || bytes > 100_000 * gigabyte ? undefined : bytes
}

/** Returns why a person may not upload `bytes` at `now` (UTC ms). Admins and imports have no limit. */
export async function quotaProblem(db: Db, actor: Actor, bytes: number, now: number): Promise<Refused | undefined> {
  if (actor.id === null || may(actor, 'manageSettings')) return undefined
  const { daily, total } = await uploadQuota(db)
  if (daily !== null) {
    const usedBytes = await uploadedBy(db, actor.id, now - day)
    if (usedBytes + Math.max(bytes, 1) > daily)
      return refused(
        bytes > daily
          ? `This file has ${sizeInWords(bytes)}, and one person may upload ${sizeInWords(daily)} in 24 hours. ${askAdmin}`
          : `You have uploaded ${sizeInWords(usedBytes)} in the last 24 hours, and one person may upload ${sizeInWords(daily)}. ` +
              `${fileSizeSentence(bytes)}Try again later, or ask an admin, who can raise the limit under Settings.`,
      )
  }
  if (total !== null) {
    const usedBytes = await uploadedBy(db, actor.id)
    if (usedBytes + Math.max(bytes, 1) > total)
      return refused(
        `What you have uploaded takes ${sizeInWords(usedBytes)}, and one person may keep ${sizeInWords(total)} here. ${fileSizeSentence(bytes)}${askAdmin}`,
      )
  }
}

const askAdmin = 'Ask an admin, who can raise the limit under Settings.'

function fileSizeSentence(bytes: number) {
  return bytes > 0 ? `This file has ${sizeInWords(bytes)}. ` : ''
}

export async function uploadedBy(db: Db, staffId: number, since?: number) {
  const [row] = await db
    .select({ bytes: sql<number>`coalesce(sum(${media.bytes}), 0)` })
    .from(media)
    .where(and(eq(media.uploadedBy, staffId), since === undefined ? undefined : gt(media.uploadedAt, since)))
  return row!.bytes
}

function sizeInWords(bytes: number) {
  const [n, unit] =
    bytes >= gigabyte ? [bytes / gigabyte, 'GB'] : bytes >= 1e6 ? [bytes / 1e6, 'MB'] : [bytes / 1e3, 'kB']
  return `${n.toLocaleString('en', { maximumFractionDigits: n < 10 ? 1 : 0 })} ${unit}`
}
