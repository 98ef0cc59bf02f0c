import { existsSync } from 'node:fs'
import { closeDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { hasAccounts } from '@/domain/accounts'
import { indexMissing } from '@/domain/search'
import { emptyTrash } from '@/domain/trash'
import { env } from '@/lib/env'
import { closeToOthers } from '@/lib/private-files'
import { done } from '@/lib/result'
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
    const copy = await copyBeforeUpgrade(Date.now())
    if (copy) console.log(wayBack(copy))
    migrateDatabase()
    // Whoever has set up an account has decided about the demonstration: an archive they emptied stays empty.
    if (env().demo && !(await hasAccounts())) {
      const { seedDemonstration } = await import('./demonstration/seed')
      await seedDemonstration(Date.now())
    }
    await workOutChecksums(Date.now())
    await emptyTrash(Date.now())
    await indexMissing()
    closeDatabase()
    return done(undefined)
  },
}

function wayBack(copy: string) {
  return `The database is brought to a new version. As it was until now it is in ${copy}
To go back: stop the server, delete ${databaseFile()}-wal and -shm, copy that over ${databaseFile()}, and start the version from before.`
}
