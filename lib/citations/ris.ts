import { onOneLine } from '../text/one-line'
import type { Pair } from '../kinds/field'
import { workOf } from '../kinds/kinds'
import { termsIn } from '../kinds/terms'
import { nameParts, type Reference } from './reference'

// prettier-ignore
const tagOrder = [
  'TY', 'TI', 'AU', 'PY', 'DA', 'PB', 'T2', 'M1', 'M3', 'SN', 'DO', 'UR', 'LA', 'KW', 'AB', 'N1', 'C1',
]

/** RIS: tags of two letters, one value per line, Windows line ends. */
export function writeRis(references: Reference[]) {
  return references.map(risRecord).join('')
}

function risRecord(reference: Reference) {
  const { issued } = reference
  const common: Pair[] = [
    ['TY', workOf(reference.kind, reference.facts.type).ris],
    ['TI', reference.title],
    ...reference.authors.map((author): Pair => ['AU', risName(author)]),
    ['PY', issued.slice(0, 4)],
    ['DA', risDate(issued)],
    ['PB', reference.publisher],
    ['M3', reference.typeName],
    ['UR', reference.url],
    ['LA', reference.language],
    ...reference.keywords.map((word): Pair => ['KW', word]),
    ['AB', reference.abstract],
    ['N1', reference.note],
  ]
  const lines = termsIn('ris', reference, common, tagOrder).map(([tag, value]) => `${tag}  - ${onOneLine(value)}`)
  return [...lines, 'ER  - ', ''].join('\r\n')
}

function risName(author: Reference['authors'][number]) {
  const parts = nameParts(author)
  return 'literal' in parts ? parts.literal : `${parts.family}, ${parts.given}`
}

/** YYYY/MM/DD/; unknown parts are empty. */
function risDate(issued: string) {
  const [year = '', month = '', day = ''] = issued.split('-')
  return `${year}/${month}/${day}/`
}
