import { statSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharedNow } from '@/db/clock'
import type { Work } from '@/domain/backups/backing-up'
import { keptBackups, recordMade, recordFailure, recordProof, type BackupRow } from '@/domain/backups/backups'
import { isBackupDue, nextProof } from '@/domain/backups/backups-due'
import { siteSettings } from '@/domain/published/site'
import { recordContainsHead, headText, type RecordHead } from '@/domain/staff/record/record-head'
import { dateOf } from '@/lib/time/days'
import { env } from '@/lib/process/env'
import { momentsToKeep, recentMomentsToKeep } from '@/lib/time/retention'
import { done, refused, type Result } from '@/lib/result'
import { makeBackup } from './make'
import { type Manifest, readManifest } from '@/domain/backups/manifest'
import { ownBackups, removeOwnBackup } from '@/domain/backups/own-backups'
import { backupFolder, placeKind } from '@/domain/backups/place'
import { proveBackupRestores } from './prove'
import { mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { isPostgres } from '@/db/kit'
import { changeMark } from '@/db/rows/copy'
import { recentCopies, recentFolder, lastCopyFile } from '@/domain/backups/recent'
import { databaseFile } from '../verb'

/** Milliseconds that any backup stays: a manual one must not displace the last night's. */
const freshFor = 86_400_000
/** Milliseconds that a failed backup stays for inspection. */
const doubtfulAfter = 7 * freshFor

type ScheduledBackup = { place: string; manifest: Manifest; removed: string[] }

export const noSchedule = refused('BACKUP_DIR names no folder for backups, so none is due. Set it, or leave --due out.')

/** Makes and proves a backup and removes old ones by BACKUP_KEEP. `isDue`: only what is missing. Needs the lock. */
export async function backUpAsSet(work: Work, { isDue = false } = {}): Promise<Result<ScheduledBackup | undefined>> {
  const { backups, backupKey: key } = env()
  if (isDue && !backups) return noSchedule
  const now = sharedNow()
  if (isDue && backups && !(await isBackupDue(now, backups))) return proveBackupAgain(backups.folder, { work, now })
  const name = `gazette-${new Date(now).toISOString().replace(/[:.]/g, '-')}${key ? '.tar.age' : ''}`
  const place = join(backupFolder(), name)
  const outcome = await withFailureInWords(() => makeNextBackup(place, { work, now }))
  if (!outcome.ok) {
    const day = dateOf(now, (await siteSettings()).zone)
    await recordFailure({ place, encrypted: key !== undefined, why: problemsSentence(outcome), day }, sharedNow())
    return outcome
  }
  return proveAndRemoveOld(place, outcome.value.id, work)
}

async function proveBackupAgain(folder: string, { work, now }: { work: Work; now: number }) {
  const next = await nextProof(folder)
  if (!next || next.at > now) return done(undefined)
  return proveAndRemoveOld(next.backup.place, next.backup.id, work)
}

async function proveAndRemoveOld(place: string, id: number, work: Work): Promise<Result<ScheduledBackup>> {
  const proof = await proveAndRecord(place, id, work)
  if (!proof.ok) return proof
  return done({ place, manifest: proof.value, removed: await removeOldBackups(sharedNow()) })
}

async function makeNextBackup(place: string, { work, now }: { work: Work; now: number }) {
  const outcome = await makeBackup(place, { key: env().backupKey, earlier: await earlierFolder(), work, now })
  return outcome.ok ? done({ manifest: outcome.value, id: await recordBackup(place, outcome.value) }) : outcome
}

/** Returns the newest sound folder. After a problem everything is copied, since a link would copy the damage. */
export async function earlierFolder() {
  const newest = (await keptBackups()).find(({ encrypted, place }) => !encrypted && placeKind(place) === 'folder')
  return newest?.problem === null ? newest.place : undefined
}

export async function recordBackup(
  place: string,
  { madeAt, files }: Manifest,
  encrypted = env().backupKey !== undefined,
) {
  const inFiles = files.reduce((sum, file) => sum + file.bytes, 0)
  const bytes = placeKind(place) === 'file' ? statSync(place).size : inFiles
  return recordMade({ place, bytes, encrypted, files: files.length, madeAt: Date.parse(madeAt) }, sharedNow())
}

export async function proveAndRecord(place: string, id: number, work: Work, key = env().backupKey) {
  const proof = await withFailureInWords(async () =>
    checkHeadHeld(place, await proveBackupRestores(place, { key, work })),
  )
  await recordProof(id, proof.ok ? null : problemsSentence(proof), sharedNow())
  return proof
}

/** Refused if the record of this archive lacks the backup's last act. */
async function checkHeadHeld(place: string, proof: Result<Manifest>): Promise<Result<Manifest>> {
  if (!proof.ok || !proof.value.record || (await recordContainsHead(proof.value.record))) return proof
  return refused(headNotHeld(place, proof.value.record))
}

/** Never removes the newest proved or sound backup, nor changed or moved ones. Returns the removed places. */
export async function removeOldBackups(now: number): Promise<string[]> {
  const { backups, backupKeep } = env()
  const rows = await ownBackups()
  const good = rows.filter(({ problem }) => problem === null)
  if (good.length === 0) return []
  const { zone } = await siteSettings()
  const moments = momentsToKeep(
    good.map(({ madeAt }) => madeAt),
    backups?.keep ?? backupKeep,
    zone,
  )
  const newestProved = good.find(({ provedAt }) => provedAt !== null)
  const isKept = ({ id, madeAt, problem }: BackupRow) =>
    problem === null
      ? moments.has(madeAt) || madeAt > now - freshFor || id === good[0]!.id || id === newestProved?.id
      : madeAt > now - doubtfulAfter
  const toRemove = rows.filter((row) => !isKept(row))
  for (const row of toRemove) await removeOwnBackup(row, now)
  return toRemove.map(({ place }) => place)
}

function problemsSentence({ problems }: { problems: { message: string }[] }) {
  const all = problems.map(({ message }) => message)
  return all.length > 5 ? `${all.slice(0, 5).join(' ')} And ${all.length - 5} more.` : all.join(' ')
}

const failureReasons: Record<string, string> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk is full.',
  EACCES: 'The folder may not be written to.',
  EPERM: 'The folder may not be written to.',
  EROFS: 'The folder may not be written to.',
  EIO: 'The disk does not answer as it should.',
}

/** Turns errors into sentences, since nobody reads a schedule's stack. */
async function withFailureInWords<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    return refused(failureReasons[code] ? `${failureReasons[code]} (${message})` : `It failed: ${message}.`)
  }
}

/** Checks the record against the newest backup in a folder; a sentence for each problem. */
export async function headProblemsOfBackup(): Promise<string[]> {
  const newest = (await keptBackups()).find(({ place }) => placeKind(place) === 'folder')
  const head = newest && (await readManifest(newest.place))?.record
  return head && !(await recordContainsHead(head)) ? [headNotHeld(newest.place, head)] : []
}

function headNotHeld(place: string, head: Pick<RecordHead, 'number' | 'hash'>) {
  return `The backup ${place} has entry ${head.number} (${headText(head)}), and the site history here has not, or has another: entries were cut off the end, an older database was put in the place of a newer one, or the site history was written anew since that backup.`
}

/** Copies into `recent` of BACKUP_DIR; undefined if nothing has changed. Adds no row, since a row would be a change. */
export async function copyRecent(work: Work, now: number): Promise<Result<string | undefined>> {
  return withFailureInWords(async () => {
    await mkdir(recentFolder(), { recursive: true, mode: 0o700 })
    await removeOldCopies(now)
    const [newest] = recentCopies()
    const mark = isPostgres ? await changeMark(env().databaseUrl!) : ''
    if (newest && (isPostgres ? mark === lastCopyMark() : lastChangeTime() < newest.madeAt))
      return recordCopy(now, mark)
    const place = join(recentFolder(), `gazette-${new Date(now).toISOString().replace(/[:.]/g, '-')}`)
    const outcome = await makeBackup(place, { earlier: await folderBefore(newest), work, now })
    if (!outcome.ok) return outcome
    await removeOldCopies(now)
    await recordCopy(now, mark)
    return done(place)
  })
}

/** UTC ms, by the database's files. */
function lastChangeTime() {
  const times = ['', '-wal'].map((end) => statSync(databaseFile() + end, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return Math.max(...times)
}

function lastCopyMark() {
  return existsSync(lastCopyFile()) ? readFileSync(lastCopyFile(), 'utf8') : ''
}

async function recordCopy(now: number, mark: string) {
  if (!existsSync(lastCopyFile()) || lastCopyMark() !== mark) await writeFile(lastCopyFile(), mark, { mode: 0o600 })
  await utimes(lastCopyFile(), now / 1000, now / 1000)
  return done(undefined)
}

/** Returns the newest copy; after a failed proof only a later one, since a link would copy the damage. */
async function folderBefore(newest: { place: string; madeAt: number } | undefined) {
  const daily = (await keptBackups()).find(({ encrypted, place }) => !encrypted && placeKind(place) === 'folder')
  if (daily && daily.problem !== null) return newest && newest.madeAt > daily.madeAt ? newest.place : undefined
  return newest?.place ?? daily?.place
}

/** Renames first: half a copy must not look like a whole one. */
async function removeOldCopies(now: number) {
  const copies = recentCopies()
  const kept = recentMomentsToKeep(
    copies.map(({ madeAt }) => madeAt),
    now,
  )
  for (const { place, madeAt } of copies) {
    if (kept.has(madeAt)) continue
    await rename(place, `${place}.unfinished`)
    await rm(`${place}.unfinished`, { recursive: true, force: true })
  }
  for (const name of await readdir(recentFolder()))
    if (name.endsWith('.unfinished')) await rm(join(recentFolder(), name), { recursive: true, force: true })
}
