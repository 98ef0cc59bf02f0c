// @ts-check
import { fetches } from './parts.mjs'
import { Refusal } from './refusal.mjs'

/** Elements whose text is a formula (ECMA-376 part 1, 18.2 to 18.5). */
const formulas = new Set([
  'f',
  'formula',
  'formula1',
  'formula2',
  'definedName',
  'calculatedColumnFormula',
  'totalsRowFormula',
])

const checkedTypes =
  /spreadsheetml\.(sheet\.main|worksheet|chartsheet|table|externallink|connections|querytable|pivotcachedefinition)\+xml$/i

/**
 * Checks spreadsheets (ECMA-376 part 1, 18). Undefined for a part that can fetch nothing.
 * @param {string} type media type of the part
 * @returns {((element: import('./xml.mjs').Element) => void) | undefined}
 */
export function checkSheets(type) {
  if (!checkedTypes.test(type.trim())) return undefined
  let isFromOutside = false
  return ({ name, attributes, text }) => {
    if (formulas.has(name) && fetches(text)) throw new Refusal('outside')
    if (name === 'ddeLink' || name === 'oleLink') throw new Refusal('dde')
    if (name === 'workbookPr' && attributes.updateLinks === 'always') throw new Refusal('data')
    if (name === 'connection' && (isOn(attributes.refreshOnLoad) || Number(attributes.interval ?? 0) > 0))
      throw new Refusal('data')
    if (name === 'queryTable' && isOn(attributes.refreshOnLoad)) throw new Refusal('data')
    if (name === 'cacheSource' && attributes.type === 'external') isFromOutside = true
    if (name === 'worksheetSource' && Object.keys(attributes).some((key) => key.endsWith(':id'))) isFromOutside = true
    if (name === 'pivotCacheDefinition' && isFromOutside && isOn(attributes.refreshOnLoad)) throw new Refusal('data')
  }
}

/** @param {string | undefined} value */
function isOn(value) {
  return value !== undefined && /^(1|true|on)$/i.test(value.trim())
}
