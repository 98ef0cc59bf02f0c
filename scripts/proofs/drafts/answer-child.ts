import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { folderReader, type PublicHandler } from '@/app/(site)/handlers'
import { atMoment } from '@/app/(site)/moment'
import { openDatabase } from '@/db/connection'
import { env } from '@/lib/env'
import { publicAddress } from '@/lib/public-address'
import { root } from '@/scripts/run.mjs'
import { findFile } from '@/server/find-file'
import { fileRequestAt } from '@/server/files'
import type { Answers } from './compare'

// Every answer of the real handlers of public addresses, and of the search for files, about one archive at one moment: in a process
// of its own, so that nothing is remembered of another archive.

const inside = join(root, 'app/(site)/-/[lang]')
const files = readdirSync(inside, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('/route.tsx'))
const handlers: Record<string, PublicHandler> = {}
for (const file of files)
  handlers[file.slice(0, -'/route.tsx'.length)] = ((await import(join(inside, file))) as { GET: PublicHandler }).GET
const handlerAt = folderReader(handlers)

process.once('message', async ({ dataDir, addresses, now }: { dataDir: string; addresses: string[]; now: number }) => {
  openDatabase(dataDir)
  const answers: Answers = {}
  for (const address of addresses) answers[address] = await answerAt(address, now)
  process.send!(answers, undefined, undefined, () => process.disconnect())
})

process.send!('ready')

async function answerAt(address: string, now: number): Promise<string> {
  const [path = ''] = address.split('?')
  if (!publicAddress(path).row.to) {
    const request = fileRequestAt(path)
    const file = request && (await findFile(request, now))
    return JSON.stringify(file ?? 'nothing').replaceAll(env().dataDir, '')
  }
  const { handler, params } = handlerAt(path)!
  const request = new Request(env().siteUrl + address)
  const response = await atMoment({ at: now }, () => handler(request, { params: Promise.resolve(params) }))
  const body = Buffer.from(await response.arrayBuffer()).toString('latin1')
  return JSON.stringify([response.status, [...response.headers], body])
}
