import type { ReadingState } from './flow'
import { textIn } from './text-in'
import type { Writer } from './writer'

const digits = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹', sub: '₀₁₂₃₄₅₆₇₈₉' }

/** Numbers above and below the line have characters of their own, as in km² and CO₂; other words come down to the line. */
export function raised(element: Element, writer: Writer, { marks }: ReadingState) {
  const digitSet = element.localName === 'sub' ? digits.sub : digits.sup
  const text = textIn(element)
  if (!/^\d{1,3}$/.test(text.trim()) || element.querySelector('a, img')) return false
  writer.text(
    text.replace(/\d/g, (digit) => digitSet[Number(digit)]!),
    marks,
    false,
  )
  return true
}
