import { closeDatabase } from '@/db/connection'
import { runVerb } from './verbs'

runVerb(process.argv.slice(2))
  .catch((error: unknown) => {
    console.error(error)
    process.exitCode = 1
  })
  // Connections to PostgreSQL would keep the process for some seconds more.
  .finally(closeDatabase)
