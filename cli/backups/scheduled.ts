import { existsSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Work } from '@/domain/backups/backing-up'
import { keptBackups, noteMade, noteNotMade, noteProof, noteRemoved, type BackupRow } from '@/domain/backups/backups'
import { backupDue, nextProof } from '@/domain/backups/backups-due'
import { siteSettings } from '@/domain/published/site'
import { holdsHead } from '@/domain/staff/record/record-head'
import { dateOf } from '@/lib/days'
import { env } from '@/lib/env'
import { momentsToKeep } from '@/lib/retention'
import { done, refused, type Result } from '@/lib/result'
import { headNotHeld } from './head'
import { makeBackup } from './make'
import { readManifest, type Manifest } from './manifest'
import { kindOf } from './place'
import { prove } from './prove'

const ours = /^gazette-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z(\.tar\.(age|sealed))?$/
/** How long (ms) any backup stays: whoever makes one before a risk must not lose that of the night by it. */
const fresh = 86_400_000
/** How long one stays that did not prove good: somebody may want to see why. */
const doubtful = 7 * fresh

export type ScheduledBackup = { place: string; manifest: Manifest; removed: string[] }

export const noSchedule = refused('BACKUP_DIR names no folder for backups. Set it, or name a place: backup DIR.')

/**
 * What the schedule does: a backup into BACKUP_DIR under the name of its moment, proved by restoring it, and room made for it as
 * BACKUP_KEEP says. What goes wrong is written down, and admins are told. Call it as the only one at work.
 * @param isDue asks once more what is missing, the day's or the proof of the newest, for who waited for another
 */
export async function backUpAsSet(work: Work, { isDue = false } = {}): Promise<Result<ScheduledBackup | undefined>> {
  const { backups, backupKey: key } = env()
  if (!backups) return noSchedule
  const now = Date.now()
  if (isDue && !(await backupDue(now, backups))) return proveAgain(backups.folder, { work, now })
  const name = `gazette-${new Date(now).toISOString().replace(/[:.]/g, '-')}${key ? '.tar.age' : ''}`
  const place = join(backups.folder, name)
  const made = await inWords(() => makeNext(place, { work, now }))
  if (!made.ok) {
    const day = dateOf(now, (await siteSettings()).zone)
    await noteNotMade({ place, encrypted: key !== undefined, why: sentence(made), day }, Date.now())
    return made
  }
  return provedAndKept(place, made.value.id, work)
}

/** The newest, where its proof failed before or was cut off, and it is time to try again. */
async function proveAgain(folder: string, { work, now }: { work: Work; now: number }) {
  const next = await nextProof(folder)
  if (!next || next.at > now) return done(undefined)
  return provedAndKept(next.backup.place, next.backup.id, work)
}

async function provedAndKept(place: string, id: number, work: Work): Promise<Result<ScheduledBackup>> {
  const proof = await proveAndRecord(place, id, work)
  if (!proof.ok) return proof
  return done({ place, manifest: proof.value, removed: await makeRoom(Date.now()) })
}

async function makeNext(place: string, { work, now }: { work: Work; now: number }) {
  const made = await makeBackup(place, { key: env().backupKey, earlier: await earlierFolder(), work, now })
  return made.ok ? done({ manifest: made.value, id: await noteBackup(place, made.value) }) : made
}

/**
 * The newest folder, where nothing speaks against it: what it holds need not be copied again. After one that did not prove good
 * all is copied anew: a second name of a damaged file would hand the damage on to every later backup.
 */
export async function earlierFolder() {
  const newest = (await keptBackups()).find(({ encrypted, place }) => !encrypted && kindOf(place) === 'folder')
  return newest?.problem === null ? newest.place : undefined
}

/** Writes a backup that was made into the archive's own list. The value: its number there. */
export async function noteBackup(
  place: string,
  { madeAt, files }: Manifest,
  encrypted = env().backupKey !== undefined,
) {
  const inFiles = files.reduce((sum, file) => sum + file.bytes, 0)
  const bytes = kindOf(place) === 'file' ? statSync(place).size : inFiles
  return noteMade({ place, bytes, encrypted, files: files.length, madeAt: Date.parse(madeAt) }, Date.now())
}

/** Proves a backup that the archive has a row of, and writes down what came of it. */
export async function proveAndRecord(place: string, id: number, work: Work, key = env().backupKey) {
  const proof = await inWords(async () => heldHere(place, await prove(place, { key, work })))
  await noteProof(id, proof.ok ? null : sentence(proof), Date.now())
  return proof
}

/** A backup of this archive has no act that the record here has not. */
async function heldHere(place: string, proof: Result<Manifest>): Promise<Result<Manifest>> {
  if (!proof.ok || !proof.value.record || (await holdsHead(proof.value.record))) return proof
  return refused(headNotHeld(place, proof.value.record))
}

/**
 * Takes away what BACKUP_KEEP does not keep. Only what the schedule made, where it made it, and as it made it; never the last that
 * was proved, never the newest that is good, and nothing at all where none is good. The value: the places.
 */
export async function makeRoom(now: number): Promise<string[]> {
  const { backups } = env()
  const all = (await keptBackups()).filter(
    ({ place }) => dirname(place) === backups?.folder && ours.test(basename(place)),
  )
  const here = await Promise.all(all.map(async (row) => ((await isAsMade(row)) ? row : [])))
  const rows = here.flat()
  const good = rows.filter(({ problem }) => problem === null)
  if (!backups || good.length === 0) return []
  const { zone } = await siteSettings()
  const moments = momentsToKeep(
    good.map(({ madeAt }) => madeAt),
    backups.keep,
    zone,
  )
  const proved = good.find(({ provedAt }) => provedAt !== null)
  const stays = ({ id, madeAt, problem }: BackupRow) =>
    problem === null
      ? moments.has(madeAt) || madeAt > now - fresh || id === good[0]!.id || id === proved?.id
      : madeAt > now - doubtful
  const gone = rows.filter((row) => !stays(row))
  for (const row of gone) await remove(row, now)
  return gone.map(({ place }) => place)
}

/** What lies there is what was made: a folder with the manifest of that moment, a file of that size. */
async function isAsMade({ place, madeAt, bytes }: BackupRow) {
  if (kindOf(place) === 'file') return statSync(place).size === bytes
  const manifest = await readManifest(place)
  return manifest !== undefined && Date.parse(manifest.madeAt) === madeAt
}

/** It loses its name first: half a backup must not look like one. */
async function remove({ id, place }: BackupRow, now: number) {
  const going = `${place}.unfinished`
  await noteRemoved(id, now)
  if (existsSync(place)) await rename(place, going)
  await rm(going, { recursive: true, force: true })
}

function sentence({ problems }: { problems: { message: string }[] }) {
  const all = problems.map(({ message }) => message)
  return all.length > 5 ? `${all.slice(0, 5).join(' ')} And ${all.length - 5} more.` : all.join(' ')
}

const reasons: Record<string, string> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk is full.',
  EACCES: 'The folder may not be written to.',
  EPERM: 'The folder may not be written to.',
  EROFS: 'The folder may not be written to.',
  EIO: 'The disk does not answer as it should.',
}

/** What the machine refuses, in words: nobody sits before a schedule who could read a stack. */
async function inWords<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    return refused(reasons[code] ? `${reasons[code]} (${message})` : `It failed: ${message}.`)
  }
}
