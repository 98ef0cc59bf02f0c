import { runAtMoment } from '@/app/(site)/moment'
import { openDatabase } from '@/db/connection'
import { env } from '@/lib/process/env'
import { publicAddress } from '@/lib/web/public-address'
import { findFile } from '@/server/files/find-file'
import { fileRequestAt } from '@/server/files/files'
import type { Answers } from './compare'
import { publicHandlers } from './handlers'

// Answers all public addresses and file lookups for one archive at one moment, in its own process: nothing of another
// archive is cached.

const handlerAnswer = await publicHandlers()

process.once('message', async ({ dataDir, addresses, now }: { dataDir: string; addresses: string[]; now: number }) => {
  openDatabase(dataDir)
  const answers: Answers = {}
  for (const address of addresses) answers[address] = await answerAt(address, now)
  process.send!(answers, undefined, undefined, () => process.disconnect())
})

process.send!('ready')

async function answerAt(address: string, now: number): Promise<string> {
  const [path = ''] = address.split('?')
  if (!publicAddress(path).row.handler) {
    const request = fileRequestAt(path)
    const file = request && (await findFile(request, now))
    return JSON.stringify(file ?? 'nothing').replaceAll(env().dataDir, '')
  }
  const response = await runAtMoment({ at: now }, () => handlerAnswer(address))
  const body = Buffer.from(await response.arrayBuffer()).toString('latin1')
  return JSON.stringify([response.status, [...response.headers], body])
}
