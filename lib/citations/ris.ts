import { onOneLine } from '../one-line'
import { nameParts, type Reference } from './reference'

const types = {
  report: 'RPRT',
  brief: 'RPRT',
  guide: 'RPRT',
  agreement: 'RPRT',
  newsletter: 'SER',
  dataset: 'DATA',
  post: 'ELEC',
}

/** RIS, as reference managers exchange it: tags of two letters, each value on one line, lines ended as on Windows. */
export function ris(references: Reference[]) {
  return references.map(record).join('')
}

function record(reference: Reference) {
  const { type, title, authors, issued, publisher, series, seriesNumber, isbn, doi, url, licence } = reference
  const lines: [string, string | undefined][] = [
    ['TY', types[type]],
    ['TI', title],
    ...authors.map((author): [string, string] => ['AU', nameOf(author)]),
    ['PY', issued.slice(0, 4)],
    ['DA', dateOf(issued)],
    ['PB', publisher],
    ['T2', series],
    ['M1', seriesNumber],
    ['M3', reference.typeName],
    ['SN', isbn || reference.reference],
    ['DO', doi],
    ['UR', url],
    ['LA', reference.language],
    ...reference.keywords.map((word): [string, string] => ['KW', word]),
    ['AB', reference.abstract],
    ['N1', isbn && reference.reference && `Reference number: ${reference.reference}`],
    ['C1', licence?.name],
  ]
  const filledLines = lines.filter(([, value]) => value?.trim()).map(([tag, value]) => `${tag}  - ${onOneLine(value!)}`)
  return [...filledLines, 'ER  - ', ''].join('\r\n')
}

function nameOf(author: Reference['authors'][number]) {
  const parts = nameParts(author)
  return 'literal' in parts ? parts.literal : `${parts.family}, ${parts.given}`
}

/** YYYY/MM/DD/. Unknown parts are empty. */
function dateOf(issued: string) {
  const [year = '', month = '', day = ''] = issued.split('-')
  return `${year}/${month}/${day}/`
}
