import type { AddressRow } from '@/addresses.mjs'
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
