import { onOneLine } from '../text/one-line'
import type { Pair } from '../kinds/field'
import { workOf } from '../kinds/kinds'
import { termsIn } from '../kinds/terms'
import { nameParts, type Reference } from './reference'

// prettier-ignore
const order = [
  'title', 'author', 'institution', 'organization', 'publisher', 'year', 'month', 'type', 'howpublished', 'series', 'number', 'isbn',
  'doi', 'url', 'language', 'keywords', 'copyright', 'abstract',
]

/** Titles and organisations get extra braces, which keep their capitals. UTF-8. */
export function bibtex(references: Reference[]) {
  return references.map(entry).join('\n')
}

function entry(reference: Reference) {
  const { key, kind, facts, typeName, issued } = reference
  const is = workOf(kind, facts.type).bibtex
  const [year = '', month = ''] = issued.split('-')
  const publishing = { techreport: 'institution', manual: 'organization' }[is] ?? 'publisher'
  const common: Pair[] = [
    ['title', reference.title],
    ['author', authors(reference)],
    [publishing, reference.publisher],
    ['year', year],
    // BibTeX has its own names of months, but all its readers understand digits.
    ['month', month && String(Number(month))],
    [is === 'misc' ? 'howpublished' : 'type', typeName],
    ['url', reference.url],
    ['language', reference.language],
    ['keywords', reference.keywords.join(', ')],
    ['abstract', reference.abstract],
  ]
  const lines = termsIn('bibtex', reference, common, order).map(
    ([name, value]) => `  ${name} = {${(spellings[name] ?? escapeLatex)(value)}},`,
  )
  return [`@${is}{${key},`, ...lines, '}', ''].join('\n')
}

const braced = (text: string) => `{${escapeLatex(text)}}`
const asIs = (text: string) => text

const spellings: Record<string, (value: string) => string> = {
  title: braced,
  institution: braced,
  organization: braced,
  publisher: braced,
  series: braced,
  author: asIs,
  year: asIs,
  language: asIs,
  doi: verbatim,
  url: verbatim,
}

function authors({ authors }: Reference) {
  const names = authors.map((author) => {
    const parts = nameParts(author)
    // Braces keep an "and" or a comma within a name from dividing it.
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

/** BibTeX counts even escaped braces, so they become named characters. */
function escapeLatex(text: string) {
  return onOneLine(text).replace(/[\\{}~^$&#_%]/g, (character) => specials[character] ?? `\\${character}`)
}

/** Percent-encodes only characters that would end the field. */
function verbatim(address: string) {
  return onOneLine(address).replace(/[\\{}% ]/g, (character) =>
    character === '%' ? '\\%' : `\\%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
