import { writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '@/db/connection'
import { itsAdmin } from '../archives'
import { client, type Line, type Work } from '../clients'
import { domainDesk } from '../desk'

// A client that continues after a refusal, as a server does, until enough saves were acknowledged or too many refused.

const [dataDir, work] = process.argv.slice(2)
const enough = { told: 25, refused: 10 }
let told = 0
openDatabase(dataDir!)
const desk = domainDesk(await itsAdmin())

class Enough extends Error {}

function tell(line: Line) {
  writeSync(1, `${JSON.stringify(line)}\n`)
  if (++told >= enough.told) throw new Enough()
}

for (let refused = 0; refused < enough.refused && told < enough.told; refused++) {
  await client(desk, work as Work, tell).catch((error: unknown) => {
    if (!(error instanceof Enough))
      writeSync(1, `${JSON.stringify({ refused: (error as { code?: string }).code ?? String(error) })}\n`)
  })
  await wait(5)
}
