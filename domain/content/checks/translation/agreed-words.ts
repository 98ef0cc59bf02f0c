import type { Node } from '@tiptap/pm/model'
import { type Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { advice, openingWords, type Check } from '../check'
import { alignBlocks, shapeOf } from './alignment'
import { glossaryFinder } from './glossary'
import type { OriginalTerms } from './original'

const maxFindings = 20

/** Finds paragraphs whose original has a term and whose translation lacks the agreed word. */
export function agreedWordChecks(
  doc: Node,
  language: Language,
  { blocks, terms, ...original }: OriginalTerms,
): Check[] {
  const agreed = new Map(terms.flatMap((term) => (term.agreed ? [[term.id, term] as const] : [])))
  if (agreed.size === 0) return []
  const find = glossaryFinder(
    [...agreed.values()].map(({ id, agreed }) => ({ id, word: agreed })),
    language,
  )
  const partners = alignBlocks(blocks, doc.children.map(shapeOf))
  const checks: Check[] = []
  doc.forEach((node, from, n) => {
    const partner = blocks[partners[n] ?? -1]
    // An untranslated passage is not checked.
    if (!partner?.terms.length || shapeOf(node).words === partner.words || checks.length >= maxFindings) return
    // Compares words, not ids: where two terms share an agreed word, `find` names one of them.
    const found = new Set(find(nodeText(node)).map(({ id }) => agreed.get(id)!.agreed.toLowerCase()))
    for (const id of partner.terms) {
      const term = agreed.get(id)
      if (!term || found.has(term.agreed.toLowerCase())) continue
      const message = `“${term.word}” in the ${englishName(original.language)} is to be called “${term.agreed}”. The paragraph that begins “${openingWords(node.textContent)}” does not have it.`
      checks.push(advice('agreed word', message, { from: from + 1, to: from + node.nodeSize - 1 }))
    }
  })
  return checks.slice(0, maxFindings)
}

function nodeText(node: Node) {
  return node.textBetween(0, node.content.size, ' ').normalize('NFC')
}
