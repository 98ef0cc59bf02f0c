import { SaxesParser } from 'saxes'
import { csvRows } from '../formats/csv-rows'
import { createPause } from '../process/pauses'
import { done, refused, type Result } from '../result'

export type AddressLine = { line: number; text: string }

/** Reads a sitemap, or an address in each line or first cell, to just over `max`. Refuses a list of sitemaps. */
export async function addressesIn(text: string, max = Infinity): Promise<Result<AddressLine[]>> {
  if (/^\uFEFF?\s*</.test(text)) return addressesInSitemap(text.replace(/^\uFEFF?\s*/, ''), max)
  const rows = (await csvRows(text, max)).map(({ line, cells }) => ({ line, text: cells[0]! }))
  if (rows.length > max) return done(rows)
  return done(rows.filter(({ line, text }) => text !== '' && (line > 1 || text.includes('/'))))
}

const maxDepth = 50

/** Characters. */
const charactersAtOnce = 64 * 1024

async function addressesInSitemap(text: string, max: number): Promise<Result<AddressLine[]>> {
  const lines: AddressLine[] = []
  const parser = new SaxesParser()
  const path: string[] = []
  const pause = createPause()
  let [loc, problem] = ['', '']
  parser.on('doctype', () => parser.fail('it has a document type'))
  // The first error is enough: a text may have millions.
  parser.on('error', (error) => {
    problem ||= error.message
    throw error
  })
  parser.on('opentag', ({ name }) => {
    if (path.push(name) > maxDepth) problem ||= 'it has elements within elements without end'
    loc = ''
  })
  parser.on('text', (part) => (loc += part))
  parser.on('cdata', (part) => (loc += part))
  parser.on('closetag', () => {
    const elementPath = path.length === 3 ? path.join(' ') : ''
    if (elementPath === 'urlset url loc') lines.push({ line: parser.line, text: loc.trim() })
    if (elementPath === 'sitemapindex sitemap loc') problem ||= 'it lists other sitemaps: give each of those'
    path.pop()
  })
  try {
    for (let start = 0; start < text.length && !problem && lines.length <= max; start += charactersAtOnce) {
      parser.write(text.slice(start, start + charactersAtOnce))
      await pause()
    }
    if (!problem && lines.length <= max) parser.close()
  } catch (error) {
    if (!problem) throw error
  }
  return problem ? refused(`This sitemap cannot be read: ${problem}.`, 'csv') : done(lines)
}
