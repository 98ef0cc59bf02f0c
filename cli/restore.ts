import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sharedNow } from '@/db/clock'
import { closeDatabase } from '@/db/connection'
import { isPostgres } from '@/db/kit'
import { migrateDatabase, migrateFile } from '@/db/migrate'
import { forgetSessions, isOpenElsewhere } from '@/db/snapshot'
import { indexMissing } from '@/domain/entries/search-index'
import { recordAct } from '@/domain/staff/audit'
import { saveHead } from '@/domain/staff/record/record-head'
import { env } from '@/lib/process/env'
import { flush } from '@/lib/files/flush'
import { done, refused, type Result } from '@/lib/result'
import { secretMark } from '@/lib/keys/secret'
import type { BackupKey } from '@/lib/sealed/seal'
import { copyBackupInto } from './backups/prove'
import { flushFolders, isFreePlace } from './backups/parts'
import { eraseAgainAsListed, gatherLedgers } from './backups/erased-before'
import { readKeyFile } from './backups/key'
import { storeFiles } from './backups/store-files'
import type { Manifest } from '@/domain/backups/manifest'
import { databaseFile, installationActor, Misused, type Verb, readArguments } from './verb'
import { noteSecret } from '@/db/installation'
import { beginArrival } from '@/db/rows/arrival'
import { sumsOfFile, withRowsOf } from '@/db/rows/files'

export const restore: Verb = {
  name: 'restore',
  summary: 'Brings a backup back, with the server stopped; what was there is moved aside, never deleted',
  usage: [
    'PLACE    (a folder or a file, encrypted or not)',
    'PLACE --key-file FILE    (an encrypted one; or BACKUP_KEY)',
    'PLACE --yes    (where DATA_DIR is not empty)',
    'PLACE --other-secret    (where SECRET is lost: apps for signing in have to be set up anew)',
    '    (with DATABASE_URL: into that database, which has to be empty)',
  ],
  makesArchive: true,
  async run(args) {
    const { positionals, values } = readArguments(args, {
      yes: 'boolean',
      'key-file': 'string',
      'other-secret': 'boolean',
    })
    if (positionals.length !== 1) throw new Misused('Name the folder or the file of the backup.')
    const key = await readKeyFile(values['key-file'])
    if (!key.ok) return key
    const mayDiffer = values['other-secret'] === true
    const how = { replace: values.yes === true, mayDiffer, key: key.value, now: sharedNow() }
    const restored = await restoreFrom(resolve(positionals[0]!), how)
    if (!restored.ok) return restored
    const { manifest, aside } = restored.value
    const again = await recordRestore(manifest)
    console.log(`Restored ${manifest.rows.entries} texts and ${manifest.rows.media} uploads as of ${manifest.madeAt}.`)
    if (!again.ok) return again
    if (again.value) console.log(again.value)
    if (aside) console.log(`What was here before is in ${aside}.`)
    console.log('Everybody signs in again. Start the server with npm start.')
    return done(undefined)
  },
}

/** The restored record lacks everything since the backup. */
async function recordRestore({ madeAt }: Manifest): Promise<Result<string | undefined>> {
  if (!isPostgres) migrateDatabase()
  await indexMissing()
  const again = await eraseAgainAsListed(sharedNow())
  await recordAct(
    await installationActor(),
    { verb: 'restored a backup', detail: { madeAt: Date.parse(madeAt) } },
    sharedNow(),
  )
  await saveHead()
  closeDatabase()
  return again
}

const databaseInUse = refused('A server is using this database. Stop it first.')

const secretDiffers = refused(
  'SECRET: this is not the secret that the backup was made with. Set that one: with another, apps for signing in and the site history break. Where it is lost, add --other-secret.',
)

/** `mayDiffer`: accept another secret. `now`: UTC ms, for the folder of the old state. */
type RestoreOptions = { replace: boolean; mayDiffer?: boolean; key?: BackupKey; now: number }
type RestoredBackup = { manifest: Manifest; aside?: string }

/** Refused: an invalid backup, a running server, another secret, and without `replace` an occupied DATA_DIR. */
export async function restoreFrom(
  backup: string,
  { replace, mayDiffer = false, key, now }: RestoreOptions,
): Promise<Result<RestoredBackup>> {
  const { dataDir } = env()
  await clearArrivals(dataDir)
  const free = await isFreePlace(dataDir)
  if (!free && !replace) {
    return refused(
      `${dataDir} has something in it. Add --yes to replace it: what is there is moved aside, not deleted.`,
    )
  }
  if (isOpenElsewhere(databaseFile())) return databaseInUse
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-')
  const arriving = join(dataDir, `arriving-${stamp}`)
  try {
    await mkdir(arriving, { recursive: true, mode: 0o700 })
    const outcome = await copyBackupInto(backup, arriving, { key })
    if (!outcome.ok) return outcome
    // The restored state lacks later erasures: collects them while the old state is still in place.
    const listed = await gatherLedgers(backup, arriving)
    if (!listed.ok) return listed
    if (!mayDiffer && hasOtherSecret(outcome.value)) return secretDiffers
    // Sign-outs since the backup stay.
    forgetSessions(join(arriving, 'gazette.db'))
    await flush(join(arriving, 'gazette.db'))
    await flushFolders(arriving)
    await storeFiles(arriving)
    // The copy may have taken an hour.
    if (isOpenElsewhere(databaseFile())) return databaseInUse
    const aside = free ? undefined : join(dataDir, `before-${stamp}`)
    const putInPlace = async () => {
      if (aside) await moveArchive(dataDir, aside)
      await moveArchive(arriving, dataDir)
    }
    if (isPostgres) {
      const arrived = await restoreIntoPostgres(join(arriving, 'gazette.db'), putInPlace)
      if (!arrived.ok) return arrived
    } else await putInPlace()
    return done({ manifest: outcome.value, aside })
  } finally {
    await rm(arriving, { recursive: true, force: true })
  }
}

/** PostgreSQL needs SECRET; SQLite uses the backup's. */
function hasOtherSecret({ secret: mark }: Manifest): boolean {
  const given = env().secret
  return given !== undefined && mark !== undefined && secretMark(given) !== mark
}

async function clearArrivals(dataDir: string) {
  const names = await readdir(dataDir).catch(() => [])
  for (const name of names.filter((name) => /^arriving-\d{4}-[\dTZ-]+$/.test(name)))
    await rm(join(dataDir, name), { recursive: true, force: true })
}

/** Within DATA_DIR, so within a file system; the database last, since it makes the state valid. */
async function moveArchive(from: string, to: string) {
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const name of ['media', 'secret', 'record.json', 'gazette.db-wal', 'gazette.db-shm', 'gazette.db']) {
    if (existsSync(join(from, name))) await rename(join(from, name), join(to, name))
  }
  await flush(to)
}

/** Calls `putFiles` after the rows. Refused: a database in use, or rows that differ at the end. */
export async function restoreIntoPostgres(file: string, putFiles: () => Promise<void>): Promise<Result> {
  // A backup may be older than this version.
  migrateFile(file)
  const sums = await sumsOfFile(file)
  const arrival = await beginArrival(env().databaseUrl!)
  if (typeof arrival === 'string') return refused(arrival)
  try {
    await withRowsOf(file, (source) => arrival.fill(source, sums))
    await rm(file)
    await indexMissing({ isRead: false })
    await noteSecret(env().databaseUrl!)
    await putFiles()
    const [different] = await arrival.finish(sums)
    return different
      ? refused(
          `${different} differs from the backup: something else writes to the database. End it, and restore once more.`,
        )
      : done(undefined)
  } finally {
    await arrival.end().catch(() => {})
    closeDatabase()
  }
}
