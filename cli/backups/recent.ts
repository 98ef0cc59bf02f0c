import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isPostgres } from '@/db/kit'
import { changeMark } from '@/db/rows/copy'
import type { Work } from '@/domain/backups/backing-up'
import { keptBackups } from '@/domain/backups/backups'
import { recentCopies, recentFolder, lookFile } from '@/domain/backups/recent'
import { env } from '@/lib/process/env'
import { done, type Result } from '@/lib/result'
import { recentMomentsToKeep } from '@/lib/time/retention'
import { databaseFile } from '../installation'
import { makeBackup } from './make'
import { kindOf } from '@/domain/backups/place'
import { inWords } from './scheduled'

/**
 * A copy between the daily backups, in `recent` of BACKUP_DIR: a folder like theirs, so that it can be proved and restored like them;
 * it stands in no list of the database, which would change by it. Older ones go as `recentMomentsToKeep` says. The value: its
 * place; undefined where nothing has changed since the one before (`now` UTC ms).
 */
export async function copyRecent(work: Work, now: number): Promise<Result<string | undefined>> {
  return inWords(async () => {
    await mkdir(recentFolder(), { recursive: true, mode: 0o700 })
    await thin(now)
    const [newest] = recentCopies()
    const mark = isPostgres ? await changeMark(env().databaseUrl!) : ''
    if (newest && (isPostgres ? mark === lastMark() : lastChange() < newest.madeAt)) return looked(now, mark)
    const place = join(recentFolder(), `gazette-${new Date(now).toISOString().replace(/[:.]/g, '-')}`)
    const outcome = await makeBackup(place, { earlier: await folderBefore(newest), work, now })
    if (!outcome.ok) return outcome
    await thin(now)
    await looked(now, mark)
    return done(place)
  })
}

/** When anything was last written to the database (UTC ms): its files say so. */
function lastChange() {
  const times = ['', '-wal'].map((end) => statSync(databaseFile() + end, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return Math.max(...times)
}

/** Returns what `changeMark` said before the newest copy of a PostgreSQL database was made. */
function lastMark() {
  return existsSync(lookFile()) ? readFileSync(lookFile(), 'utf8') : ''
}

/** Notes that all changes up to now are in a copy. */
async function looked(now: number, mark: string) {
  if (!existsSync(lookFile()) || lastMark() !== mark) await writeFile(lookFile(), mark, { mode: 0o600 })
  await utimes(lookFile(), now / 1000, now / 1000)
  return done(undefined)
}

/**
 * The folder whose uploads need not be copied again: the newest copy. After a daily backup that did not prove good only one that
 * was made since: a second name of a damaged file would hand the damage on.
 */
async function folderBefore(newest: { place: string; madeAt: number } | undefined) {
  const daily = (await keptBackups()).find(({ encrypted, place }) => !encrypted && kindOf(place) === 'folder')
  if (daily && daily.problem !== null) return newest && newest.madeAt > daily.madeAt ? newest.place : undefined
  return newest?.place ?? daily?.place
}

/** Removes the copies that are not kept. Each loses its name first: half a copy must not look like a whole one. */
async function thin(now: number) {
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
