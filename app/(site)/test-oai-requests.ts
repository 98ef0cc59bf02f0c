import { oai } from './oai/oai'
import { ask } from './test-ask'

export const answer = async (query: string) => (await ask(oai, `/oai?${query}`)).text

export const codeOf = (xml: string) => /<error code="(\w+)">/.exec(xml)?.[1]

export const identifiers = (xml: string) =>
  [...xml.matchAll(/<identifier>oai:localhost:entry-(\d+)</g)].map(([, id]) => Number(id))

export const records = 'verb=ListRecords&metadataPrefix=oai_dc'

export const headers = 'verb=ListIdentifiers&metadataPrefix=oai_dc'

export const undated = (xml: string) => xml.replace(/<responseDate>.*?<\/responseDate>/, '')

export const tricky = 'Figures ]]> & <more> \u000b of “them” \ud83d 😀'

export const titlePage = {
  type: 'report' as const,
  publishedOn: '2014-10',
  publisher: 'UNIAP',
  series: 'Papers',
  seriesNumber: '7',
  isbn: '978-0-306-40615-7',
  doi: '10.1234/a<b>&c',
  reference: 'UN/7',
  licence: 'cc-by-4.0',
  authors: [{ name: tricky, is: 'person' as const }],
}
