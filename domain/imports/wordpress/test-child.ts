import { openDatabase } from '@/db/connection'
import { importWordPress } from './import'
import { installation, now } from './test-import'

// For tests: an import in a process of its own, which says each step and can be killed at any.

const [dataDir, file, uploads] = process.argv.slice(2)
openDatabase(dataDir!)
await importWordPress(installation, { files: [file!], uploads }, now, (what, n) => process.send!({ what, n }))
process.disconnect()
