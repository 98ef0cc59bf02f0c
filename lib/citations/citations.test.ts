import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import { expect, test } from 'vitest'
import { writeBibtex } from './bibtex'
import { cslJson, writeRis } from './formats'
import { writeDublinCore, nameParts } from './reference'
import { doiAddress } from '../text/doi'
import { bare, tricky } from './test-reference'

test('BibTeX comes back from another program as it was written', () => {
  const [report, post] = new Cite(writeBibtex([tricky, bare])).data as Record<string, unknown>[]
  expect(report).toMatchObject({
    type: 'report',
    title: tricky.title,
    author: [
      // The program calls a name in braces a family name, and cuts nothing off it.
      { family: 'Ministry of Labour and Social Welfare, Lao PDR' },
      { family: 'Sok', given: 'Dara' },
      { family: 'Daw Example Name' },
    ],
    issued: { 'date-parts': [[2014, 10]] },
    publisher: tricky.publisher,
    'collection-title': tricky.facts.series,
    URL: tricky.url,
    ISBN: tricky.facts.isbn,
  })
  expect(post).toMatchObject({ title: 'របាយការណ៍', URL: bare.url, issued: { 'date-parts': [[2014]] } })
})

test('capitals are kept, and no field ends before its text does', () => {
  const output = writeBibtex([tricky])
  expect(output).toContain(
    'title = {{Visioning the Future: 50\\% of \\textbraceleft{}costs\\textbraceright{} \\& “gains”',
  )
  expect(output).toContain(
    'author = {{Ministry of Labour and Social Welfare, Lao PDR} and {Sok}, {Dara} and {Daw Example Name}}',
  )
  let depth = 0
  for (const character of output) depth += character === '{' ? 1 : character === '}' ? -1 : 0
  expect(depth).toBe(0)
})

test('RIS has every value on a line of its own, and nothing typed becomes a tag', () => {
  const [record, second] = parsedRis(writeRis([tricky, bare]))
  expect(record).toEqual({
    TY: ['RPRT'],
    TI: [tricky.title],
    AU: tricky.authors.map(({ name }) => name),
    PY: ['2014'],
    DA: ['2014/10/28/'],
    PB: [tricky.publisher],
    T2: [tricky.facts.series],
    M1: ['7'],
    M3: ['Report'],
    SN: [tricky.facts.isbn],
    DO: [tricky.facts.doi],
    UR: [tricky.url],
    LA: ['en'],
    L1: [tricky.files[0]!.url],
    KW: [...tricky.keywords, 'Myanmar'],
    AB: [tricky.abstract.replace(/\s+/g, ' ')],
    N1: ['Reference number: UN/2014/7'],
    C1: ['CC BY 4.0'],
  })
  expect(second).toMatchObject({ TY: ['ELEC'], DA: ['2014///'] })
  expect(second).not.toHaveProperty('AU')
})

function parsedRis(text: string) {
  const records: Record<string, string[]>[] = []
  for (const line of text.split('\r\n')) {
    if (!line) continue
    const [, tag, value] = /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line)!
    if (tag === 'TY') records.push({})
    if (tag !== 'ER') (records.at(-1)![tag!] ??= []).push(value!)
  }
  return records
}

test('CSL-JSON is what a citation processor takes', () => {
  const items = JSON.parse(cslJson([tricky, bare])) as Record<string, unknown>[]
  expect(items[0]).toMatchObject({
    id: tricky.key,
    type: 'report',
    title: tricky.title,
    publisher: tricky.publisher,
    number: 'UN/2014/7',
    'collection-title': tricky.facts.series,
    'collection-number': '7',
    DOI: tricky.facts.doi,
    ISBN: tricky.facts.isbn,
    author: [{ literal: tricky.authors[0]!.name }, { family: 'Sok', given: 'Dara' }, { literal: 'Daw Example Name' }],
    issued: { 'date-parts': [[2014, 10, 28]] },
  })
  expect(Object.keys(items[1]!).toSorted()).toEqual(
    ['URL', 'author', 'genre', 'id', 'issued', 'language', 'title', 'type'].toSorted(),
  )
  expect(new Cite(items).data).toHaveLength(2)
})

test('Dublin Core is well-formed, and says the same with a namespace of its own for each', () => {
  const single = writeDublinCore([tricky], { list: false })
  expect(single).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<oai_dc:dc xmlns:oai_dc="[^"]+" xmlns:dc="[^"]+"/)
  expect(single).toContain('<dc:title xml:lang="en">Visioning the Future: 50% of {costs} &amp; “gains”')
  expect(single).toContain('<dc:identifier>urn:isbn:9780306406157</dc:identifier>')
  expect(single).toContain('<dc:relation>Working Papers on Migration, 7</dc:relation>')
  expect(single).toContain('&lt;tag&gt; &amp; ខ្មែរ')
  expect(writeDublinCore([tricky, bare], { list: true }).match(/<oai_dc:dc /g)).toHaveLength(2)
  expect(writeDublinCore([], { list: true })).toContain('<records>')
})

test('a name is cut only where its writer cut it', () => {
  expect(nameParts({ name: 'Sok, Dara', is: 'person' })).toEqual({ family: 'Sok', given: 'Dara' })
  expect(nameParts({ name: 'Sok, Dara', is: 'organisation' })).toEqual({ literal: 'Sok, Dara' })
  expect(nameParts({ name: 'Sok, Dara, Dr', is: 'person' })).toEqual({ literal: 'Sok, Dara, Dr' })
})

test('a DOI with odd characters is still one address', () => {
  expect(doiAddress('10.1234/a<b>#c?d')).toBe('https://doi.org/10.1234/a%3Cb%3E%23c%3Fd')
})
