import '@/lib/process/require-node.mjs'
import { closeDatabase } from '@/db/connection'
import { nameSources } from '@/lib/process/source-frames'
import { runVerb } from './verbs'

runVerb(process.argv.slice(2))
  .catch((error: unknown) => {
    if (error instanceof Error && error.stack) error.stack = nameSources(error.stack)
    console.error(error)
    process.exitCode = 1
  })
  // Open connections to PostgreSQL would delay the exit.
  .finally(closeDatabase)
