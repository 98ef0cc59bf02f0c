import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isPostgres } from '@/db/kit'
import { changeMark } from '@/db/rows/copy'
import type { Work } from '@/domain/backups/backing-up'
import { keptBackups } from '@/domain/backups/backups'
import { recentCopies, recentFolder, lastCopyFile } from '@/domain/backups/recent'
import { env } from '@/lib/process/env'
import { done, type Result } from '@/lib/result'
import { recentMomentsToKeep } from '@/lib/time/retention'
import { databaseFile } from '../installation'
import { makeBackup } from './make'
import { placeKind } from '@/domain/backups/place'
import { withFailureInWords } from './scheduled'

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
