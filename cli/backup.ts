import { constants, setPriority } from 'node:os'
import { resolve } from 'node:path'
import { sharedNow } from '@/db/clock'
import { oneAtATime, type Work } from '@/domain/backups/backing-up'
import { keptBackups, backupAt } from '@/domain/backups/backups'
import { damagedUploads } from '@/domain/care/damage'
import { env } from '@/lib/process/env'
import { fileSize } from '@/lib/web/html'
import { done, refused, type Result } from '@/lib/result'
import type { BackupKey } from '@/lib/sealed/seal'
import { readKeyFile, writeKey } from './backups/key'
import { isFileName, placeKind } from '@/domain/backups/place'
import { backUpAsSet, noSchedule, earlierFolder, recordBackup, proveAndRecord, copyRecent } from './backups/scheduled'
import { installationActor, databaseFile, Misused, type Verb, printDone, progressLine, readArguments } from './verb'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { installationProblem } from '@/db/installation'
import { isPostgres } from '@/db/kit'
import { isFreePlace } from './backups/parts'
import { makeBackup } from './backups/make'
import type { Manifest } from '@/domain/backups/manifest'
import { copyBackupInto, proveBackupRestores } from './backups/prove'
import { checkKeyFits } from './backups/tar'

export const backup: Verb = {
  name: 'backup',
  summary: 'Copies everything to a folder or a file while people work, and proves the copy by restoring it',
  usage: [
    'DIR',
    'FILE.tar    (one file, encrypted where there is a key: --key-file FILE, or BACKUP_KEY)',
    '    (into BACKUP_DIR, as the server does by itself, without it into DATA_DIR/backups; --due: only where the day’s is missing)',
    '--recent    (a copy between the daily ones, as BACKUP_EVERY has the server do)',
    'prove [PLACE]    (restores it into a place of its own and compares; the newest where none is named)',
    'key FILE    (makes a key)',
    'open FILE DIR    (unpacks one, with its key where it is encrypted)',
  ],
  needsNoArchive(args) {
    const { positionals, values } = parseBackupArgs(args)
    const [command, place] = positionals
    if ((values.due || values.recent) && !env().backups) return true
    return command === 'key' || command === 'open' || (command === 'prove' && place !== undefined)
  },
  async run(args) {
    const { positionals, values } = parseBackupArgs(args)
    const [commandOrPlace, ...places] = positionals
    const key = await readKeyFile(values['key-file'])
    if (!key.ok) return key
    if (commandOrPlace === undefined && values.recent) return copyRecentNow()
    if (commandOrPlace === undefined) return backUpAsScheduled(values.due === true)
    if (commandOrPlace === 'prove' && places.length < 2) return proveBackupAt(places[0], key.value)
    if (commandOrPlace === 'key' && places.length === 1) return makeBackupKey(places[0]!)
    if (commandOrPlace === 'open' && places.length === 2) return openBackupInto(places as [string, string], key.value)
    if (places.length > 0) throw new Misused('Name one place, or say prove, key or open.')
    return makeBackupAt(resolve(commandOrPlace), { key: key.value, isPlain: values.plain === true })
  },
}

function parseBackupArgs(args: string[]) {
  return readArguments(args, { 'key-file': 'string', due: 'boolean', recent: 'boolean', plain: 'boolean' })
}

/** Runs at low priority, beside a running server. */
async function backUpAsScheduled(isDue: boolean): Promise<Result> {
  setPriority(constants.priority.PRIORITY_LOW)
  if (isDue && !env().backups) return noSchedule
  const outcome = await oneAtATime((work) => backUpAsSet(work, { isDue }), sharedNow())
  if (!outcome.ok) return outcome
  if (!outcome.value) return done(undefined)
  const { place, manifest, removed } = outcome.value
  console.log(`Backed up ${manifest.files.length} files, and proved it by restoring it: ${place}`)
  for (const removedPlace of removed) console.log(`Removed as BACKUP_KEEP says: ${removedPlace}`)
  return done(undefined)
}

async function copyRecentNow(): Promise<Result> {
  setPriority(constants.priority.PRIORITY_LOW)
  if (!env().backups) return noSchedule
  const outcome = await oneAtATime((work) => copyRecent(work, sharedNow()), sharedNow(), 'copying')
  return printDone(outcome, (copy) => (copy ? `Copied: ${copy}` : 'Nothing has changed since the copy before.'))
}

async function makeBackupAt(place: string, { key, isPlain }: { key?: BackupKey; isPlain: boolean }): Promise<Result> {
  if (key && !isFileName(place) && !isPlain)
    return refused('There is a key, and a folder is never encrypted. Name a FILE.tar, or add --plain.')
  const outcome = await backUp(place, { key: isPlain ? undefined : key, now: sharedNow() })
  if (!outcome.ok) return outcome
  const { files, rows } = outcome.value
  const bytes = fileSize(files.reduce((sum, file) => sum + file.bytes, 0))
  console.log(
    `Backed up ${rows.entries} texts, ${rows.media} uploads, ${files.length} files, ${bytes}: ${place}\nProved by restoring it into a place of its own: every file and every row is the same.`,
  )
  const damaged = (await damagedUploads(await installationActor())).length
  if (damaged > 0)
    console.log(
      `Damaged when it was made, and in it as they are: ${damaged} uploads. Keep the backups before this one; gazette -- verify names them.`,
    )
  console.log(
    key && !isPlain
      ? 'It is encrypted. Without the key nobody can restore it: keep the key somewhere else.'
      : 'It holds drafts and password hashes, not encrypted: keep it where only you can read it.',
  )
  return done(undefined)
}

async function proveBackupAt(typedPlace: string | undefined, key?: BackupKey): Promise<Result> {
  const place = typedPlace ? resolve(typedPlace) : (await keptBackups(1))[0]?.place
  if (!place) return refused('No backup was made yet.')
  return printDone(
    await proveBackup(place, { key, now: sharedNow() }),
    ({ files, rows, madeAt }) =>
      `Proved by restoring it: ${rows.entries} texts, ${rows.media} uploads and ${files.length} files as of ${madeAt}, every one the same: ${place}`,
  )
}

async function makeBackupKey(file: string): Promise<Result> {
  return printDone(
    await writeKey(resolve(file)),
    () => `Made a key: ${resolve(file)}. Keep a copy apart from the backups: without it nobody can restore them.`,
  )
}

async function openBackupInto([file, folder]: [string, string], key?: BackupKey): Promise<Result> {
  const outcome = await openBackup(resolve(file), resolve(folder), key)
  if (!outcome.ok) return outcome
  console.log(`Opened, and every file is the one that was backed up: ${resolve(folder)}`)
  if (!env().backupKey && key) console.log('What is in it is no longer encrypted.')
  return done(undefined)
}

type ByHandOptions = { key?: BackupKey; now: number }

/** Makes, proves and records a backup. A copy whose proof fails stays for inspection. */
export async function backUp(place: string, { key, now }: ByHandOptions): Promise<Result<Manifest>> {
  return withProgressLine(async (work) => {
    const outcome = await makeBackup(place, { key, earlier: await earlierFolder(), work, now })
    if (!outcome.ok) return outcome
    const id = await recordBackup(place, outcome.value, key !== undefined && isFileName(place))
    return proveAndRecord(place, id, work, key)
  }, now)
}

/** Works without an archive on this machine; records a backup of this archive. */
export async function proveBackup(place: string, { key, now }: ByHandOptions): Promise<Result<Manifest>> {
  const keyCheck = placeKind(place) === 'file' ? await checkKeyFits(place, key) : done(undefined)
  if (!keyCheck.ok) return keyCheck
  if (!(await hasArchive())) return runAlone((work) => proveBackupRestores(place, { key, work }))
  return withProgressLine(async (work) => {
    const row = await backupAt(place)
    return row ? proveAndRecord(place, row.id, work, key) : proveBackupRestores(place, { key, work })
  }, now)
}

/** A backup can be proved while its database is away or lost. */
async function hasArchive() {
  return isPostgres ? (await installationProblem()) === undefined : existsSync(databaseFile())
}

export async function openBackup(file: string, folder: string, key?: BackupKey): Promise<Result<Manifest>> {
  if (!(await isFreePlace(folder)))
    return refused(`${folder} has something in it. Name a folder that does not exist yet.`)
  return runAlone(async (work) => {
    const unfinished = `${folder}.unfinished`
    work.passing(unfinished)
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished, { recursive: true, mode: 0o700 })
    const outcome = await copyBackupInto(file, unfinished, { key })
    if (outcome.ok) await rename(unfinished, folder)
    return outcome
  })
}

async function withProgressLine<T>(run: (work: Work) => Promise<Result<T>>, now: number) {
  const line = progressLine()
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
