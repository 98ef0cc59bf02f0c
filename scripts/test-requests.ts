import type { AddressRow } from '@/addresses.mjs'
import { handlerAt } from '@/app/(site)/handlers'
import { runAtMoment } from '@/app/(site)/moment'
import { redirectTarget } from '@/domain/published/redirects'
import { env } from '@/lib/process/env'
import { oldQueryAt } from '@/lib/web/old-query'
import { publicAddress } from '@/lib/web/public-address'
import { findFile } from '@/server/files/find-file'
import { fileRequestAt } from '@/server/files/files'
import { examplesOf, type AddressArchive } from './test-addresses'

/** Queries by handler, with results and without, and past the end. Those of publications also narrow feeds and books. */
const queries: Record<string, string[]> = {
  front: ['p=3', 'p=999', 'cat=1'],
  publications: [
    'q=report',
    'q=nowhere',
    'page=2',
    'page=99',
    'topic=protection',
    'topic=none',
    'language=km',
    'sort=best',
  ],
  search: [
    'q=post',
    'q=nowhere',
    'q=post+nowhere',
    'q=wrods',
    'q=-post',
    'q=post&page=2',
    'q=post&page=99',
    'q=words&sort=date',
    'q=post&kind=event',
  ],
  apiList: [
    'page=2',
    'page=99',
    'q=report',
    'q=nowhere',
    'topic=protection&year=2014',
    'updated_since=2014-10-08',
    'bad=1',
  ],
  apiEntry: ['language=km', 'fields=title'],
  oai: [
    'verb=Identify',
    'verb=ListSets',
    'verb=ListMetadataFormats',
    'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:entry-1',
    'verb=ListRecords&metadataPrefix=oai_dc',
    'verb=ListIdentifiers&metadataPrefix=oai_dc&set=topic:protection&from=2014-10-08',
  ],
}

/** Returns requests with every outcome of an address: in languages with and without texts, and with queries. */
export function requestsOf({ path, handler = '', narrowed }: AddressRow, archive: AddressArchive): string[] {
  const [usual = '', ...others] = examplesOf(path, archive)
  const inLanguages = ['', '/km', '/lo', '/en'].map((prefix) => prefix + (prefix && usual === '/' ? '' : usual))
  const own = queries[narrowed ? 'publications' : handler] ?? []
  return [...inLanguages, ...others, ...inLanguages.slice(0, 3).flatMap((one) => own.map((query) => `${one}?${query}`))]
}

/** Returns what readers get: from a handler, or at an address of a file from the front door. */
export async function responseAt(address: string, at: number): Promise<Response> {
  const { pathname: path, search } = new URL(address, env().siteUrl)
  const old = oldQueryAt(path, search)
  const target = old && (await redirectTarget({ source: old, now: at }))
  if (target) return redirectTo(target)
  if (publicAddress(path).row.handler) {
    const handler = handlerAt(path)
    return runAtMoment({ at }, () => handler(new Request(env().siteUrl + address)))
  }
  const fileRequest = fileRequestAt(path)
  const file = fileRequest && (await findFile(fileRequest, at))
  if (file) return 'path' in file ? redirectTo(file.path) : new Response(null)
  return new Response(null, { status: 404 })
}

function redirectTo(location: string) {
  return new Response(null, { status: 301, headers: { location } })
}
