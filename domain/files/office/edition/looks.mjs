// @ts-check
import { isOn } from './sax.mjs'

/** Elements whose words nobody sees: deleted or moved text, and fallbacks for older programs. */
export const unseenElements = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:trPrChange',
])
export const repeatedElements = new Set(['mc:Fallback'])

export const lettersByElement = new Map(
  Object.entries({ 'w:tab': ' ', 'w:br': ' ', 'w:cr': ' ', 'w:noBreakHyphen': '\u2011', 'w:softHyphen': '\u00ad' }),
)

/** @param {import('./body.mjs').BodyReader} reader @param {import('./sax.mjs').Tag} tag */
export function noteProperty(reader, tag) {
  const { name, attributes } = tag
  const value = attributes['w:val'] ?? ''
  const paragraph = reader.paragraphs.at(-1)
  const { row, cell } = reader.tables.at(-1) ?? {}
  if (reader.inProperties === 'w:rPr') {
    if (name === 'w:b' && isOn(tag)) reader.run.bold = true
    else if (name === 'w:i' && isOn(tag)) reader.run.italic = true
    else if (name === 'w:vanish' && isOn(tag)) reader.run.isHidden = true
    else if (name === 'w:lang')
      for (const language of Object.values(attributes))
        if (reader.languages.size < 100) reader.languages.set(language, (reader.languages.get(language) ?? 0) + 1)
  } else if (reader.inProperties === 'w:pPr' && paragraph) {
    if (name === 'w:pStyle') paragraph.style = value
    else if (name === 'w:numId') paragraph.numId = value
    else if (name === 'w:ilvl') paragraph.level = Number(value) || 0
    else if (name === 'w:outlineLvl') paragraph.outline = Number(value)
  } else if (reader.inProperties === 'w:trPr' && row) {
    if (name === 'w:tblHeader' && isOn(tag)) row.isHead = true
    else if (name === 'w:gridBefore') row.before = Number(value) || 0
  } else if (reader.inProperties === 'w:tcPr' && cell) {
    if (name === 'w:gridSpan') cell.columns = Math.max(1, Math.min(200, Number(value) || 1))
    else if (name === 'w:vMerge') cell.merge = value === 'restart' ? 'restart' : 'continue'
  }
}
