import { writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '@/db/connection'
import { adminOfOpenArchive } from '../archives'
import { client, type Line, type Work } from '../clients'
import { domainDesk } from '../desk'

// A client that continues after a refusal, as a server does, until enough saves were acknowledged or too many refused.

const [dataDir, work] = process.argv.slice(2)
const stopAfter = { told: 25, refused: 10 }
let reportedCount = 0
openDatabase(dataDir!)
const desk = domainDesk(await adminOfOpenArchive())

class WorkDone extends Error {}

function report(line: Line) {
  writeSync(1, `${JSON.stringify(line)}\n`)
  if (++reportedCount >= stopAfter.told) throw new WorkDone()
}

for (let refused = 0; refused < stopAfter.refused && reportedCount < stopAfter.told; refused++) {
  await client(desk, work as Work, report).catch((error: unknown) => {
    if (!(error instanceof WorkDone))
      writeSync(1, `${JSON.stringify({ refused: (error as { code?: string }).code ?? String(error) })}\n`)
  })
  await wait(5)
}
