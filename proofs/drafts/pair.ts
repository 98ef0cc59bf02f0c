import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { and, asc, eq, isNotNull, notInArray } from 'drizzle-orm'
import { addresses } from '@/addresses.mjs'
import { read } from '@/db/connection'
import { entries, releases } from '@/db/schema'
import { addressArchive, examplesOf, type AddressArchive } from '@/scripts/test-addresses'
import { temporaryFolder } from '@/scripts/temporary.mjs'
import { emptyArchive, withOpenArchive, adminOfOpenArchive } from '../archives'
import { hideThings } from './hidden'

/** Addresses that programs request with a query, and filtered lists. */
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
 * Makes two archives with equal public answers; the second also has hidden things. Returns all addresses to compare,
 * including guesses at hidden things. `moment` (UTC ms): by default one in the past.
 */
export async function twoArchives(moment?: number) {
  const plain = await emptyArchive()
  const archive = await withOpenArchive(plain.dataDir, addressArchive)
  const now = moment ?? archive.now
  const full = mkdtempSync(join(temporaryFolder(), 'gazette-proof-'))
  cpSync(plain.dataDir, full, { recursive: true })
  const guesses = await withOpenArchive(full, () => hideSome(now))
  const remove = () => {
    plain.remove()
    rmSync(full, { recursive: true, force: true })
  }
  return { plain: plain.dataDir, full, addresses: [...publicAddresses(archive), ...guesses], now, remove }
}

/** All public addresses to compare: examples of each row in two languages, some with queries. */
export function publicAddresses(archive: AddressArchive): string[] {
  const table = addresses.flatMap(({ path }) =>
    examplesOf(path, archive).flatMap((example) => [example, example === '/' ? '/km' : `/km${example}`]),
  )
  return [...new Set([...table, ...queries])]
}

/** Hides things in the open archive; returns addresses that guess at them. */
export async function hideSome(now: number): Promise<string[]> {
  return hideThings(await adminOfOpenArchive(), await livePosts(), now)
}

/** The first four English posts that were released and never withdrawn. */
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
