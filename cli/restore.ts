import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { closeDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { forgetSessions, isOpenElsewhere } from '@/db/snapshot'
import { recordAct } from '@/domain/staff/audit'
import { keepHead } from '@/domain/staff/record/record-head'
import { env } from '@/lib/env'
import { flush } from '@/lib/flush'
import { done, refused, type Result } from '@/lib/result'
import type { Key } from '@/lib/sealed/key'
import { bring } from './backups/bring'
import { flushFolders, isFree } from './backups/copy'
import { keyGiven } from './backups/key'
import { type Manifest } from './backups/manifest'
import { workOutChecksums } from './first-checksums'
import { databaseFile, installation } from './installation'
import { Misused, type Verb } from './verb'

export const restore: Verb = {
  name: 'restore',
  summary: 'Brings a backup back, with the server stopped; what was there is moved aside, never deleted',
  usage: [
    'PLACE    (a folder or a file, encrypted or not)',
    'PLACE --key-file FILE    (an encrypted one; or BACKUP_KEY)',
    'PLACE --yes    (where DATA_DIR is not empty)',
  ],
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { yes: { type: 'boolean' }, 'key-file': { type: 'string' } },
    })
    if (positionals.length !== 1) throw new Misused('Name the folder or the file of the backup.')
    const key = await keyGiven(values['key-file'])
    if (!key.ok) return key
    const how = { replace: values.yes === true, key: key.value, now: Date.now() }
    const restored = await restoreFrom(resolve(positionals[0]!), how)
    if (!restored.ok) return restored
    const { manifest, aside } = restored.value
    await noteRestore(manifest)
    console.log(
      `Restored ${manifest.rows.entries} entries and ${manifest.rows.media} uploads as of ${manifest.madeAt}.`,
    )
    if (aside) console.log(`What was here before is in ${aside}.`)
    console.log('Everybody signs in again. Start the server with npm start.')
    return done(undefined)
  },
}

/** In the record that came back, for what had been done since the backup is no longer in it. */
async function noteRestore({ madeAt }: Manifest) {
  // A backup may be older than this version, and than the checksums of every file.
  migrateDatabase()
  await workOutChecksums(Date.now())
  await recordAct(
    await installation(),
    { verb: 'restored a backup', detail: { madeAt: Date.parse(madeAt) } },
    Date.now(),
  )
  await keepHead()
  closeDatabase()
}

const inUse = refused('A server is using this database. Stop it first.')

type RestoredBackup = { manifest: Manifest; aside?: string }

/**
 * Puts a verified backup into DATA_DIR. Refused: a backup that does not verify; a server that still runs; without `replace`,
 * a DATA_DIR with something in it. Until the last step the old state stays where it is.
 * @param now UTC milliseconds, for the name of the folder that the old state is moved to
 */
export async function restoreFrom(
  backup: string,
  { replace, key, now }: { replace: boolean; key?: Key; now: number },
): Promise<Result<RestoredBackup>> {
  const { dataDir } = env()
  await clearArrivals(dataDir)
  const free = await isFree(dataDir)
  if (!free && !replace) {
    return refused(
      `${dataDir} has something in it. Add --yes to replace it: what is there is moved aside, not deleted.`,
    )
  }
  if (isOpenElsewhere(databaseFile())) return inUse
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-')
  const arriving = join(dataDir, `arriving-${stamp}`)
  try {
    await mkdir(arriving, { recursive: true, mode: 0o700 })
    const outcome = await bring(backup, arriving, { key })
    if (!outcome.ok) return outcome
    // Whoever was signed out since the backup stays signed out.
    forgetSessions(join(arriving, 'gazette.db'))
    await flush(join(arriving, 'gazette.db'))
    await flushFolders(arriving)
    // Bringing it may have taken an hour.
    if (isOpenElsewhere(databaseFile())) return inUse
    const aside = free ? undefined : join(dataDir, `before-${stamp}`)
    if (aside) await moveState(dataDir, aside)
    await moveState(arriving, dataDir)
    return done({ manifest: outcome.value, aside })
  } finally {
    await rm(arriving, { recursive: true, force: true })
  }
}

/** Removes the folders that killed restores have left. */
async function clearArrivals(dataDir: string) {
  const names = await readdir(dataDir).catch(() => [])
  for (const name of names.filter((name) => /^arriving-\d{4}-[\dTZ-]+$/.test(name)))
    await rm(join(dataDir, name), { recursive: true, force: true })
}

/** Within DATA_DIR, so that nothing crosses a file system; the database last, which is what makes a state one. */
async function moveState(from: string, to: string) {
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const name of ['media', 'secret', 'record.json', 'gazette.db-wal', 'gazette.db-shm', 'gazette.db']) {
    if (existsSync(join(from, name))) await rename(join(from, name), join(to, name))
  }
  await flush(to)
}
