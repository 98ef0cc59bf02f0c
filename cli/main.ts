import '@/lib/process/require-node.mjs'
import { closeDatabase } from '@/db/connection'
import { runVerb } from './verbs'

runVerb(process.argv.slice(2))
  .catch((error: unknown) => {
    console.error(error)
    process.exitCode = 1
  })
  // Open connections to PostgreSQL would delay the exit.
  .finally(closeDatabase)
