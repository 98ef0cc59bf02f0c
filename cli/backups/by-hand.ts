import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { installationProblem } from '@/db/installation'
import { isPostgres } from '@/db/kit'
import { oneAtATime, type Work } from '@/domain/backups/backing-up'
import { backupAt } from '@/domain/backups/backups'
import type { Key } from '@/lib/sealed/key'
import { done, refused, type Result } from '@/lib/result'
import { databaseFile } from '../installation'
import { progress } from '../progress'
import { bring } from './bring'
import { isFree } from './copy'
import { makeBackup } from './make'
import { type Manifest } from '@/domain/backups/manifest'
import { isFileName, kindOf } from '@/domain/backups/place'
import { prove } from './prove'
import { earlierFolder, noteBackup, proveAndRecord } from './scheduled'
import { keyFits } from './tar'

type ByHandOptions = { key?: Key; now: number }

/** Makes, proves and records a backup. A copy whose proof fails stays for inspection. */
export async function backUp(place: string, { key, now }: ByHandOptions): Promise<Result<Manifest>> {
  return withProgressLine(async (work) => {
    const outcome = await makeBackup(place, { key, earlier: await earlierFolder(), work, now })
    if (!outcome.ok) return outcome
    const id = await noteBackup(place, outcome.value, key !== undefined && isFileName(place))
    return proveAndRecord(place, id, work, key)
  }, now)
}

/** Works without an archive here; a backup of this archive is recorded. */
export async function proveBackup(place: string, { key, now }: ByHandOptions): Promise<Result<Manifest>> {
  const keyCheck = kindOf(place) === 'file' ? await keyFits(place, key) : done(undefined)
  if (!keyCheck.ok) return keyCheck
  if (!(await hasArchive())) return runAlone((work) => prove(place, { key, work }))
  return withProgressLine(async (work) => {
    const row = await backupAt(place)
    return row ? proveAndRecord(place, row.id, work, key) : prove(place, { key, work })
  }, now)
}

/** A backup can be proved while its database is away or lost. */
async function hasArchive() {
  return isPostgres ? (await installationProblem()) === undefined : existsSync(databaseFile())
}

/** Verifies and unpacks a backup into a new folder. */
export async function openBackup(file: string, folder: string, key?: Key): Promise<Result<Manifest>> {
  if (!(await isFree(folder))) return refused(`${folder} has something in it. Name a folder that does not exist yet.`)
  return runAlone(async (work) => {
    const unfinished = `${folder}.unfinished`
    work.passing(unfinished)
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished, { recursive: true, mode: 0o700 })
    const outcome = await bring(file, unfinished, { key })
    if (outcome.ok) await rename(unfinished, folder)
    return outcome
  })
}

async function withProgressLine<T>(run: (work: Work) => Promise<Result<T>>, now: number) {
  const line = progress()
  const words = { made: 'Backing up', proved: 'Restoring elsewhere to compare' }
  const showingLine = (work: Work): Work => ({
    ...work,
    show(state) {
      work.show(state)
      if (state.of > 0) line.show(`${words[state.what]}: ${Math.floor((100 * state.done) / state.of)} %`)
    },
  })
  const result = await oneAtATime((work) => run(showingLine(work)), now)
  line.end()
  return result
}

async function runAlone<T>(run: (work: Work) => Promise<T>): Promise<T> {
  const passing: string[] = []
  try {
    return await run({ show: () => {}, passing: (path) => void passing.push(path) })
  } finally {
    for (const path of passing) await rm(path, { recursive: true, force: true })
  }
}
