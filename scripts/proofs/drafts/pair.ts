import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { addresses } from '@/addresses.mjs'
import { rawWriter } from '@/db/connection'
import { addressArchive, examplesOf } from '@/scripts/test-addresses'
import { temporary } from '@/scripts/temporary.mjs'
import { emptyArchive, inArchive, itsAdmin } from '../archives'
import { hideThings } from './hidden'

/** What programs ask with a query, and lists that are chosen by one. */
const queries = [
  '/?page=2',
  '/publications?country=myanmar',
  '/publications?topic=protection&sort=title',
  '/search?q=words',
  '/search?q=report&kind=publication',
  '/km/search?q=words',
  '/oai?verb=Identify',
  '/oai?verb=ListSets',
  '/oai?verb=ListMetadataFormats',
  '/oai?verb=ListRecords&metadataPrefix=oai_dc',
  '/oai?verb=ListIdentifiers&metadataPrefix=oai_dc',
  '/api/v1/entries?limit=2',
  '/api/v1/entries?language=km',
  '/api/v1/publications?topic=protection',
  '/api/v1/terms?kind=topic',
]

/**
 * Two archives with the same at every address, of which the second holds things that readers must not notice; and every address
 * to ask both for, guesses at these things included. `now`: the moment (UTC ms) that all of it is about, one of long ago where none is given.
 */
export async function twoArchives(moment?: number) {
  const plain = await emptyArchive()
  const archive = await inArchive(plain.dataDir, addressArchive)
  const now = moment ?? archive.now
  const full = mkdtempSync(join(temporary(), 'gazette-proof-'))
  cpSync(plain.dataDir, full, { recursive: true })
  const guesses = await inArchive(full, async () => hideThings(await itsAdmin(), livePosts(), now))
  const table = addresses.flatMap(({ path }) =>
    examplesOf(path, archive).flatMap((example) => [example, example === '/' ? '/km' : `/km${example}`]),
  )
  const remove = () => {
    plain.remove()
    rmSync(full, { recursive: true, force: true })
  }
  return { plain: plain.dataDir, full, addresses: [...new Set([...table, ...queries, ...guesses])], now, remove }
}

/** Some posts that readers have, and that nothing else was done with. */
function livePosts() {
  const question = `select distinct r.entry_id from releases r join entries e on e.id = r.entry_id
    where e.kind = 'post' and e.language = 'en' and r.path not in (select path from releases where withdrawal is not null)
    order by r.entry_id limit 4`
  return rawWriter().prepare(question).pluck().all() as number[]
}
