import { existsSync } from 'node:fs'
import { archiveProblem } from '@/db/archive-problem'
import { sharedNow } from '@/db/clock'
import { closeDatabase, publicVersion, read } from '@/db/connection'
import { findDamage, neededTables } from '@/db/damage'
import { installationProblem, membershipProblem } from '@/db/installation'
import { isPostgres } from '@/db/kit'
import { endWhenLost, takeLock } from '@/db/locks/lock'
import { migrateDatabase } from '@/db/migrate'
import { migratePostgres } from '@/db/migrate-postgres'
import { postgresProblem } from '@/db/postgres-problem'
import { updateStatistics } from '@/db/statistics'
import { hasAccounts } from '@/domain/staff/accounts'
import { saveHead } from '@/domain/staff/record/record-head'
import { indexMissing } from '@/domain/entries/search-index'
import { checkStoredBodies } from '@/domain/care/stored-bodies'
import { forgetErased } from '@/domain/care/forget-erased'
import { emptyTrash } from '@/domain/entries/trash'
import { removeTranslationService } from '@/domain/site/save-setting'
import { finishErasures } from '@/domain/erasures/carry-out'
import { env } from '@/lib/process/env'
import { closeToOthers } from '@/lib/files/private-files'
import { recordKey, type RecordKey } from '@/lib/keys/record-key'
import { done, refused, type Result, type Refused } from '@/lib/result'
import { readNewestEntry } from '@/domain/published/readable'
import { copyBeforeUpgrade, copyServerBeforeUpgrade } from './backups/before-upgrade'
import { eraseAgainAsListed } from './backups/erased-before'
import { damagedDatabase } from './faults'
import { databaseFile, type Verb } from './verb'
import { desc } from 'drizzle-orm'
import { storedFiles } from '@/db/schema'
import { mediaRoot, mediaStore } from '@/lib/store/media'
import { storeProblemOf } from '@/lib/store/store'

export const prepare: Verb = {
  name: 'prepare',
  summary: 'Brings the database and its index up to date, fills an empty one and empties the trash; npm start does it',
  usage: [''],
  makesArchive: true,
  run: () => (isPostgres ? withPreparingLock(preparePostgres) : prepareFile()),
}

async function prepareFile(): Promise<Result> {
  const problem = archiveProblem(env().dataDir)
  if (problem && problem.is !== 'missing' && problem.is !== 'older') return refused(problem.message)
  if (existsSync(env().dataDir)) closeToOthers(env().dataDir)
  const key = usableKey()
  if (!key.ok) return key
  const copy = await copyBeforeUpgrade(sharedNow())
  if (copy) console.log(wayBackMessage(copy))
  migrateDatabase()
  if (findDamage(databaseFile(), neededTables).length > 0) return (await damagedDatabase())!
  return bringUpToDate()
}

/** Other starting instances wait. */
async function preparePostgres(): Promise<Result> {
  const key = usableKey()
  if (!key.ok) return key
  const otherInstallation = await membershipProblem()
  if (otherInstallation) return refused(otherInstallation)
  const copy = await copyServerBeforeUpgrade(sharedNow())
  if (!copy.ok) return copy
  if (copy.value) console.log(wayBackOnServer(copy.value))
  await migratePostgres(env().databaseUrl!)
  const problem = await installationProblem()
  if (problem) return refused(problem)
  closeToOthers(env().dataDir)
  return bringUpToDate()
}

/** Milliseconds; the other instance may be rewriting a large archive. */
const lockTimeout = 3_600_000

async function withPreparingLock(work: () => Promise<Result>): Promise<Result> {
  const problem = await postgresProblem(env().databaseUrl!)
  if (problem) return refused(problem)
  const lock = await takeLock('preparing', lockTimeout)
  if (!lock) return refused('Another instance has been bringing the database up to date for an hour. See its log.')
  endWhenLost(lock)
  try {
    return await work()
  } finally {
    await lock.release()
  }
}

async function bringUpToDate(): Promise<Result> {
  // PostgreSQL answers with its clock too.
  await publicVersion()
  const refusedTexts = await checkStoredBodies()
  if (refusedTexts) console.log(refusedTextsSentence(refusedTexts))
  // Somebody with an account has decided about the demonstration: an emptied archive stays empty.
  if (env().demo && !(await hasAccounts())) {
    const { seedDemonstration } = await import('@/demonstration/seed')
    await seedDemonstration(sharedNow())
  }
  const elsewhere = await filesElsewhere()
  if (elsewhere) {
    closeDatabase()
    return elsewhere
  }
  await readNewestEntry(sharedNow())
  await saveHead()
  const again = await eraseAgainAsListed(sharedNow())
  if (!again.ok) return again
  if (again.value) console.log(again.value)
  await finishErasures(sharedNow())
  await emptyTrash(sharedNow())
  await forgetErased(sharedNow())
  await removeTranslationService(sharedNow())
  await indexMissing()
  await updateStatistics('whole')
  closeDatabase()
  return done(undefined)
}

function refusedTextsSentence(n: number) {
  const [texts, they] =
    n === 1 ? ['1 stored text holds', 'its'] : [`${n.toLocaleString('en')} stored texts hold`, 'their']
  return `${texts} something that no text can hold in this version: of ${they} body only the words are shown. “To fix”, on the desk, says where and why.`
}

/** Checked before anything is written. */
function usableKey(): Result<RecordKey> {
  try {
    return done(recordKey())
  } catch (error) {
    return refused((error as Error).message)
  }
}

function wayBackMessage(copy: string) {
  return `The database is brought to a new version. As it was until now it is in ${copy}
To go back: stop the server, delete ${databaseFile()}-wal and -shm, copy that over ${databaseFile()}, and start the version from before.`
}

function wayBackOnServer(copy: string) {
  return `The database is brought to a new version. As it was a moment ago it is in ${copy}
What instances of the version from before save from now on is not in it. To go back to it: see docs/operating/go-back.md.`
}

const sampledFiles = 10

/**
 * Refuses where the folder of uploads is missing, or a bucket has none of the archive's files. A bucket that does not
 * answer does not stop the start.
 */
async function filesElsewhere(): Promise<Refused | undefined> {
  const rows = await read().select().from(storedFiles).orderBy(desc(storedFiles.mediaId)).limit(sampledFiles)
  if (rows.length === 0) return undefined
  if (!env().bucket)
    return existsSync(mediaRoot())
      ? undefined
      : refused(
          `The folder of uploads is not there: ${mediaRoot()}. This archive has files in it. Bring it back from where it was or from a backup; to start without the files, make an empty folder in its place.`,
        )
  try {
    for (const { mediaId, name } of rows) if (await mediaStore().find(`${mediaId}/${name}`)) return undefined
  } catch (error) {
    if (storeProblemOf(error)) return undefined
    throw error
  }
  return refused(
    'The bucket of MEDIA_URL has none of the files of this archive. Bring them there first, as docs/operating/bucket.md says, or leave MEDIA_URL out.',
  )
}
