import { writeSync } from 'node:fs'
import { openDatabase } from '@/db/connection'
import { itsAdmin } from '../archives'
import { client, type Line, type Work } from '../clients'
import { domainDesk } from '../desk'

// Three clients of one kind in a process of its own, which is killed. Each line is written before anything else is done: what
// stands in it was acknowledged.

const [dataDir, work] = process.argv.slice(2)
openDatabase(dataDir!)
const tell = (line: Line) => void writeSync(1, `${JSON.stringify(line)}\n`)
const desk = domainDesk(await itsAdmin())
await Promise.all([1, 2, 3].map(() => client(desk, work as Work, tell)))
