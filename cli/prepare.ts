import { existsSync } from 'node:fs'
import { closeDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { updateStatistics } from '@/db/statistics'
import { hasAccounts } from '@/domain/staff/accounts'
import { signOldRecord } from '@/domain/staff/audit'
import { indexMissing } from '@/domain/entries/search-index'
import { checkStoredBodies } from '@/domain/care/stored-bodies'
import { emptyTrash } from '@/domain/entries/trash'
import { env } from '@/lib/env'
import { closeToOthers } from '@/lib/private-files'
import { recordKey, type RecordKey } from '@/lib/record-key'
import { done, refused, type Result } from '@/lib/result'
import { copyBeforeUpgrade } from './backups/before-upgrade'
import { workOutChecksums } from './first-checksums'
import { databaseFile } from './installation'
import type { Verb } from './verb'

export const prepare: Verb = {
  name: 'prepare',
  summary: 'Brings the database and its index up to date, fills an empty one and empties the trash; npm start does it',
  usage: [''],
  async run() {
    if (existsSync(env().dataDir)) closeToOthers(env().dataDir)
    const key = usableKey()
    if (!key.ok) return key
    const copy = await copyBeforeUpgrade(Date.now())
    if (copy) console.log(wayBack(copy))
    migrateDatabase()
    const refusedTexts = await checkStoredBodies()
    if (refusedTexts) console.log(ofRefused(refusedTexts))
    // Whoever has set up an account has decided about the demonstration: an archive they emptied stays empty.
    if (env().demo && !(await hasAccounts())) {
      const { seedDemonstration } = await import('@/demonstration/seed')
      await seedDemonstration(Date.now())
    }
    await signOldRecord(Date.now())
    await workOutChecksums(Date.now())
    await emptyTrash(Date.now())
    await indexMissing()
    await updateStatistics('whole')
    closeDatabase()
    return done(undefined)
  },
}

function ofRefused(n: number) {
  const [texts, they] =
    n === 1 ? ['1 stored text holds', 'its'] : [`${n.toLocaleString('en')} stored texts hold`, 'their']
  return `${texts} something that no text can hold in this version: of ${they} body only the words are shown. Care, at the desk, says where and why.`
}

/** Before anything is written: a key of the record that is set and cannot be read is for the person who starts the server. */
function usableKey(): Result<RecordKey> {
  try {
    return done(recordKey())
  } catch (error) {
    return refused((error as Error).message)
  }
}

function wayBack(copy: string) {
  return `The database is brought to a new version. As it was until now it is in ${copy}
To go back: stop the server, delete ${databaseFile()}-wal and -shm, copy that over ${databaseFile()}, and start the version from before.`
}
