import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { and, asc, eq, isNotNull, notInArray } from 'drizzle-orm'
import { addresses } from '@/addresses.mjs'
import { read } from '@/db/connection'
import { entries, releases } from '@/db/schema'
import { addressArchive, examplesOf, type AddressArchive } from '@/scripts/test-addresses'
import { temporaryFolder } from '@/scripts/temporary.mjs'
import { emptyArchive, inArchive, itsAdmin } from '../archives'
import { hideThings } from './hidden'

/** Addresses that programs ask with a query, and lists that are chosen by one. */
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
  const full = mkdtempSync(join(temporaryFolder(), 'gazette-proof-'))
  cpSync(plain.dataDir, full, { recursive: true })
  const guesses = await inArchive(full, () => hideSome(now))
  const remove = () => {
    plain.remove()
    rmSync(full, { recursive: true, force: true })
  }
  return { plain: plain.dataDir, full, addresses: [...publicAddresses(archive), ...guesses], now, remove }
}

/** Every public address to ask such an archive for: examples of the table in two languages, and some with queries. */
export function publicAddresses(archive: AddressArchive): string[] {
  const table = addresses.flatMap(({ path }) =>
    examplesOf(path, archive).flatMap((example) => [example, example === '/' ? '/km' : `/km${example}`]),
  )
  return [...new Set([...table, ...queries])]
}

/** Hides things in the archive that is open: addresses that guess at them. */
export async function hideSome(now: number): Promise<string[]> {
  return hideThings(await itsAdmin(), await livePosts(), now)
}

/** Some posts that readers have, and that nothing else was done with. */
async function livePosts(): Promise<number[]> {
  const withdrawn = read().select({ path: releases.path }).from(releases).where(isNotNull(releases.withdrawal))
  const rows = await read()
    .selectDistinct({ id: releases.entryId })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(eq(entries.kind, 'post'), eq(entries.language, 'en'), notInArray(releases.path, withdrawn)))
    .orderBy(asc(releases.entryId))
    .limit(4)
  return rows.map(({ id }) => id)
}
