import { addresses } from '@/addresses.mjs'
import { emptyArchive, withOpenArchive } from '@/proofs/archives'
import { addressArchive } from '@/scripts/test-addresses'
import { requestsOf } from '@/scripts/test-requests'
import { freePort, startServer } from './server'

/** Starts a server on an archive that has something at each row of the table of addresses, with requests for each. `more` adds to it. */
export async function siteOfEveryAddress(settings: Record<string, string>, more = async () => {}) {
  const { dataDir, remove } = await emptyArchive()
  const archive = await withOpenArchive(dataDir, async () => {
    const made = await addressArchive()
    await more()
    return made
  })
  const server = await startServer({ dataDir, port: await freePort(), settings: { DEMO: 'no', ...settings } })
  const end = async () => {
    await server.stop()
    remove()
  }
  return { server, rows: addresses.map((row) => ({ ...row, requests: requestsOf(row, archive) })), end }
}
