import { SaxesParser } from 'saxes'
import { csvRows } from './csv-rows'
import { done, refused, type Result } from './result'

/** An address of a list, as it is written there, with the line (from 1) that it stands in. */
export type Listed = { line: number; text: string }

/**
 * The addresses of a list: a sitemap (sitemaps.org), or one in each line of a text, the first cell of each row of a CSV file.
 * Refused: a list of sitemaps, since nothing is fetched, and what is no whole XML.
 */
export function addressesIn(text: string): Result<Listed[]> {
  if (/^\uFEFF?\s*</.test(text)) return ofSitemap(text)
  const rows = csvRows(text).map(({ line, cells }) => ({ line, text: cells[0]! }))
  return done(rows.filter(({ line, text }) => text !== '' && (line > 1 || text.includes('/'))))
}

function ofSitemap(text: string): Result<Listed[]> {
  const found: Listed[] = []
  const parser = new SaxesParser()
  const path: string[] = []
  let [loc, problem] = ['', '']
  parser.on('doctype', () => parser.fail('it has a document type'))
  parser.on('error', ({ message }) => (problem ||= message))
  parser.on('opentag', ({ name }) => {
    path.push(name)
    loc = ''
  })
  parser.on('text', (part) => (loc += part))
  parser.on('cdata', (part) => (loc += part))
  parser.on('closetag', () => {
    const place = path.length === 3 ? path.join(' ') : ''
    if (place === 'urlset url loc') found.push({ line: parser.line, text: loc.trim() })
    if (place === 'sitemapindex sitemap loc') problem ||= 'it lists other sitemaps: give each of those'
    path.pop()
  })
  parser.write(text.replace(/^\uFEFF?\s*/, '')).close()
  return problem ? refused(`This sitemap cannot be read: ${problem}.`, 'csv') : done(found)
}
