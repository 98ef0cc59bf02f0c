import { onOneLine } from '../text/one-line'
import type { Pair } from '../kinds/field'
import { termsIn } from '../kinds/terms'
import { workOf } from '../kinds/kinds'
import { nameParts, subjectsOf, type Reference } from './reference'

// prettier-ignore
const fieldOrder = [
  'title', 'author', 'institution', 'organization', 'publisher', 'year', 'month', 'type', 'howpublished', 'series', 'number', 'isbn',
  'doi', 'url', 'language', 'keywords', 'copyright', 'note', 'abstract',
]

/** Titles and organisations get extra braces, which keep their capitals. UTF-8. */
export function writeBibtex(references: Reference[]) {
  return references.map(bibtexEntry).join('\n')
}

function bibtexEntry(reference: Reference) {
  const { key, kind, facts, typeName, issued } = reference
  const is = workOf(kind, facts.type).bibtex
  const [year = '', month = ''] = issued.split('-')
  const publishing = { techreport: 'institution', manual: 'organization' }[is] ?? 'publisher'
  const common: Pair[] = [
    ['title', reference.title],
    ['author', bibtexAuthors(reference)],
    [publishing, reference.publisher],
    ['year', year],
    // BibTeX has its own names of months, but all its readers understand digits.
    ['month', month && String(Number(month))],
    [is === 'misc' ? 'howpublished' : 'type', typeName],
    ['url', reference.url],
    ['language', reference.language],
    ['keywords', subjectsOf(reference).join(', ')],
    ['note', reference.note],
    ['abstract', reference.abstract],
  ]
  const lines = termsIn('bibtex', reference, common, fieldOrder).map(
    ([name, value]) => `  ${name} = {${(fieldSpellings[name] ?? escapeLatex)(value)}},`,
  )
  return [`@${is}{${key},`, ...lines, '}', ''].join('\n')
}

const braceEscaped = (text: string) => `{${escapeLatex(text)}}`
const unchanged = (text: string) => text

const fieldSpellings: Record<string, (value: string) => string> = {
  title: braceEscaped,
  institution: braceEscaped,
  organization: braceEscaped,
  publisher: braceEscaped,
  series: braceEscaped,
  author: unchanged,
  year: unchanged,
  language: unchanged,
  doi: escapeAddress,
  url: escapeAddress,
}

function bibtexAuthors({ authors }: Reference) {
  const names = authors.map((author) => {
    const parts = nameParts(author)
    // Braces keep an "and" or a comma within a name from dividing it.
    return 'literal' in parts
      ? `{${escapeLatex(parts.literal)}}`
      : `{${escapeLatex(parts.family)}}, {${escapeLatex(parts.given)}}`
  })
  return names.join(' and ')
}

const latexSpecials: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** BibTeX counts even escaped braces, so they become named characters. */
function escapeLatex(text: string) {
  return onOneLine(text).replace(/[\\{}~^$&#_%]/g, (character) => latexSpecials[character] ?? `\\${character}`)
}

/** Percent-encodes only characters that would end the field. */
function escapeAddress(address: string) {
  return onOneLine(address).replace(/[\\{}% ]/g, (character) =>
    character === '%' ? '\\%' : `\\%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
