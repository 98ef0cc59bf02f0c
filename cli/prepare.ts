import { closeDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { hasAccounts } from '@/domain/accounts'
import { indexMissing } from '@/domain/search'
import { emptyTrash } from '@/domain/trash'
import { env } from '@/lib/env'
import { done } from '@/lib/result'
import { workOutChecksums } from './first-checksums'
import type { Verb } from './verb'

export const prepare: Verb = {
  name: 'prepare',
  summary: 'Brings the database and its index up to date, fills an empty one and empties the trash; npm start does it',
  usage: [''],
  async run() {
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
