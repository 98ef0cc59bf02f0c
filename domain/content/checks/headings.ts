import type { Node } from '@tiptap/pm/model'
import { advice, openingWords, type Check } from './check'

/** Headings are the table of contents, also for screen readers: in order, filled, and real. */
export function headingChecks(doc: Node): Check[] {
  const checks: Check[] = []
  let level = 1
  doc.descendants((node, pos, parent, index) => {
    const place = { from: pos + 1, to: pos + node.nodeSize - 1 }
    if (node.type.name === 'heading') {
      const next = Number(node.attrs.level)
      const words = node.textContent.trim()
      if (!words) checks.push(advice('empty heading', 'A heading is empty. Write it or remove it.', place))
      else if (next > level + 1) checks.push(advice('heading order', skippedLevelMessage(words, level, next), place))
      else if (isAllCapitals(words))
        checks.push(advice('capitals', isInCapitals(`The heading “${openingWords(words)}”`), place))
      level = next
    }
    if (node.type.name === 'paragraph' && parent === doc && isBoldHeading(node, doc.maybeChild(index + 1)))
      checks.push(
        advice(
          'bold heading',
          `“${openingWords(node.textContent)}” looks like a heading but is bold text. Make it a heading, so that it can be found.`,
          place,
        ),
      )
    return !node.isTextblock
  })
  return checks
}

function skippedLevelMessage(words: string, before: number, level: number) {
  return before === 1
    ? `The first heading, “${openingWords(words)}”, is a smaller one. Begin with the largest.`
    : `The heading “${openingWords(words)}” skips a size: the one before it is ${level - before} sizes larger.`
}

function isBoldHeading(node: Node, below: Node | null) {
  const words = node.textContent.trim()
  if (!words || words.length > 120 || /[.,;:!?។။。]$/.test(words)) return false
  const isBold = node.children.every(
    (child) => !child.textContent.trim() || child.marks.some((mark) => mark.type.name === 'bold'),
  )
  return isBold && below !== null
}

/** Capitals are hard to read, and some screen readers spell them out. */
export function isAllCapitals(text: string) {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters >= 8 && /\s/.test(text.trim()) && text === text.toUpperCase() && text !== text.toLowerCase()
}

export function isInCapitals(what: string) {
  return `${what} is in capitals, which are hard to read. Write it as in a sentence.`
}
