import { onOneLine } from '../one-line'
import { nameParts, type Reference } from './reference'

const entryTypes = { report: 'techreport', brief: 'techreport', guide: 'manual' } as const

/** BibTeX in UTF-8, as LaTeX reads it. Titles and organisations stand in braces of their own, which keep their capitals. */
export function bibtex(references: Reference[]) {
  return references.map(entry).join('\n')
}

function entry(reference: Reference) {
  const { key, type, title, issued, publisher, series, seriesNumber, isbn, doi, url, licence } = reference
  const kind = type in entryTypes ? entryTypes[type as keyof typeof entryTypes] : 'misc'
  const [year, month] = issued.split('-')
  const publishing = { techreport: 'institution', manual: 'organization', misc: 'publisher' }[kind]
  const fields: [string, string | undefined][] = [
    ['title', title && `{${escapeLatex(title)}}`],
    ['author', authors(reference)],
    [publishing, publisher && `{${escapeLatex(publisher)}}`],
    ['year', year],
    // BibTeX numbers months by names of its own, and every reader of it understands digits.
    ['month', month && String(Number(month))],
    ['type', kind === 'misc' ? undefined : escapeLatex(reference.typeName)],
    ['howpublished', kind === 'misc' ? escapeLatex(reference.typeName) : undefined],
    ['series', series && `{${escapeLatex(series)}}`],
    ['number', escapeLatex(seriesNumber || reference.reference)],
    ['isbn', escapeLatex(isbn)],
    ['doi', verbatim(doi)],
    ['url', verbatim(url)],
    ['language', reference.language],
    ['keywords', escapeLatex(reference.keywords.join(', '))],
    ['copyright', licence && escapeLatex(licence.name)],
    ['abstract', escapeLatex(reference.abstract)],
  ]
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`)
  return [`@${kind}{${key},`, ...lines, '}', ''].join('\n')
}

function authors({ authors }: Reference) {
  const names = authors.map((author) => {
    const parts = nameParts(author)
    // In braces, so that an "and" or a comma within a name parts nothing.
    return 'literal' in parts
      ? `{${escapeLatex(parts.literal)}}`
      : `{${escapeLatex(parts.family)}}, {${escapeLatex(parts.given)}}`
  })
  return names.join(' and ')
}

const specials: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Text for LaTeX. Braces get names: BibTeX counts even those behind a backslash. */
function escapeLatex(text: string) {
  return onOneLine(text).replace(/[\\{}~^$&#_%]/g, (character) => specials[character] ?? `\\${character}`)
}

/** Addresses are taken as they are; what would end the field is written as in an address. */
function verbatim(address: string) {
  return onOneLine(address).replace(/[\\{}% ]/g, (character) =>
    character === '%' ? '\\%' : `\\%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
