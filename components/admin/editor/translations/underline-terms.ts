import { glossaryFinder, type GlossaryWord } from '@/domain/content/checks/translation/glossary'
import type { Language } from '@/lib/languages/languages'

export const termSelector = '[data-term]'

/**
 * The first occurrence of each term is a button, so that the keyboard stops once; the others react to the pointer.
 * Deleted words are left out.
 */
export function underlineTerms(root: HTMLElement, terms: readonly GlossaryWord[], language: Language) {
  removeUnderlines(root)
  if (terms.length === 0) return
  const find = glossaryFinder(terms, language)
  const seen = new Set<number>()
  for (const block of root.querySelectorAll<HTMLElement>('[data-original-words]')) {
    const nodes = textNodesIn(block)
    const text = nodes.map(({ data }) => data).join('')
    // The positions of the finder count in NFC.
    if (text !== text.normalize('NFC')) continue
    // From the end, so that earlier places stay valid.
    const found = find(text)
    const firsts = new Set(found.filter(({ id }) => !seen.has(id) && seen.add(id)))
    for (const term of found.toReversed()) wrap(nodes, term, firsts.has(term))
  }
}

function textNodesIn(block: HTMLElement): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    if (!node.parentElement?.closest('del, code')) nodes.push(node)
  }
  return nodes
}

function wrap(nodes: Text[], { id, from, to }: { id: number; from: number; to: number }, isFirst: boolean) {
  let start = 0
  let isButton = isFirst
  for (const node of nodes) {
    const end = start + node.data.length
    if (from < end && to > start) {
      const range = document.createRange()
      range.setStart(node, Math.max(0, from - start))
      range.setEnd(node, Math.min(node.data.length, to - start))
      range.surroundContents(element(id, isButton && !node.parentElement!.closest('a')))
      isButton = false
    }
    start = end
    if (start >= to) return
  }
}

function element(id: number, isButton: boolean) {
  const made = document.createElement(isButton ? 'button' : 'span')
  made.className = 'glossary-term'
  made.dataset.term = String(id)
  if (made instanceof HTMLButtonElement) {
    made.type = 'button'
    made.setAttribute('aria-describedby', `agreed-${id}`)
  }
  return made
}

function removeUnderlines(root: HTMLElement) {
  for (const term of root.querySelectorAll(termSelector)) {
    const parent = term.parentNode!
    term.replaceWith(...term.childNodes)
    parent.normalize()
  }
}
