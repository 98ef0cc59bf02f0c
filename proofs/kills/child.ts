import { writeSync } from 'node:fs'
import { openDatabase } from '@/db/connection'
import { adminOfOpenArchive } from '../archives'
import { client, type Line, type Work } from '../clients'
import { domainDesk } from '../desk'

// Three clients of one kind in a process that will be killed. Each acknowledgement is written before the next work
// begins.

const [dataDir, work] = process.argv.slice(2)
openDatabase(dataDir!)
const report = (line: Line) => void writeSync(1, `${JSON.stringify(line)}\n`)
const desk = domainDesk(await adminOfOpenArchive())
await Promise.all([1, 2, 3].map(() => client(desk, work as Work, report)))
