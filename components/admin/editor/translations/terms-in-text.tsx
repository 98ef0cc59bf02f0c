import { useEffect, useState, type RefObject } from 'react'
import { setStyle } from '@/components/ui/styled'
import type { OriginalView } from '@/domain/writing/original-beside'
import type { Language } from '@/lib/languages/languages'
import { glossaryFinder, type GlossaryWord } from '@/domain/content/checks/translation/glossary'

type AgreedTerm = OriginalView['terms'][number]

export function TermsInText({ terms, language, to }: { terms: AgreedTerm[]; language: Language; to: Language }) {
  if (terms.length === 0) return null
  return (
    <details className="border-b border-line text-sm">
      <summary className="inline-flex min-h-8 cursor-pointer items-center font-semibold text-accent">
        Terms in this text ({terms.length})
      </summary>
      <dl className="max-h-[40vh] overflow-y-auto pb-2">
        {terms.map((term) => (
          <div key={term.id} className="py-1">
            <dt lang={language} className="font-semibold wrap-anywhere">
              {term.word}
            </dt>
            <dd id={`agreed-${term.id}`} className="wrap-anywhere">
              <AgreedWord term={term} to={to} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function AgreedWord({ term, to }: { term: AgreedTerm; to: Language }) {
  return (
    <>
      {term.agreed ? <span lang={to}>{term.agreed}</span> : <span className="text-soft">No word agreed yet</span>}
      {term.note && <span className="block text-soft">{term.note}</span>}
    </>
  )
}

type CardProps = { root: RefObject<HTMLElement | null>; original: OriginalView; to: Language }
type CardPlace = { term: AgreedTerm; left: number; top: number }

export function TermCard({ root, original, to }: CardProps) {
  const [shown, setShown] = useState<CardPlace>()
  const { terms, language } = original

  useEffect(() => {
    if (root.current) underlineTerms(root.current, terms, language)
  }, [root, original, terms, language])

  useEffect(() => {
    const element = root.current
    if (!element) return
    const onEnter = ({ target }: Event) => {
      const at = target instanceof Element ? target.closest<HTMLElement>(termSelector) : null
      const term = at && terms.find(({ id }) => String(id) === at.dataset.term)
      if (!at || !term) return setShown(undefined)
      const { left, bottom } = at.getBoundingClientRect()
      setShown({ term, left: Math.max(8, Math.min(left, innerWidth - 256)), top: bottom })
    }
    const onLeave = () => setShown(undefined)
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && setShown(undefined)
    for (const type of ['pointerover', 'focusin', 'click']) element.addEventListener(type, onEnter)
    element.addEventListener('focusout', onLeave)
    addEventListener('scroll', onLeave, { capture: true, passive: true })
    addEventListener('keydown', onKey)
    return () => {
      for (const type of ['pointerover', 'focusin', 'click']) element.removeEventListener(type, onEnter)
      element.removeEventListener('focusout', onLeave)
      removeEventListener('scroll', onLeave, { capture: true })
      removeEventListener('keydown', onKey)
    }
  }, [root, terms])

  if (!shown) return null
  return (
    <p
      aria-hidden
      onPointerLeave={() => setShown(undefined)}
      ref={setStyle({ left: `${shown.left}px`, top: `${shown.top}px` })}
      className="fixed z-40 max-w-60 border border-edge bg-sheet px-3 py-2 text-sm wrap-anywhere shadow-sm"
    >
      <AgreedWord term={shown.term} to={to} />
    </p>
  )
}

const termSelector = '[data-term]'

/** Underlines terms. The first of each is a button, so that the keyboard stops once; the pointer reaches all. */
function underlineTerms(root: HTMLElement, terms: readonly GlossaryWord[], language: Language) {
  removeUnderlines(root)
  if (terms.length === 0) return
  const find = glossaryFinder(terms, language)
  const seen = new Set<number>()
  for (const block of root.querySelectorAll<HTMLElement>('[data-original-words]')) {
    const nodes = textNodesIn(block)
    const text = nodes.map(({ data }) => data).join('')
    // The positions of the finder count in NFC.
    if (text !== text.normalize('NFC')) continue
    // From the end, so that earlier positions stay valid.
    const found = find(text)
    const firsts = new Set(found.filter(({ id }) => !seen.has(id) && seen.add(id)))
    for (const term of found.toReversed()) wrapTerm(nodes, term, firsts.has(term))
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

function wrapTerm(nodes: Text[], { id, from, to }: { id: number; from: number; to: number }, isFirst: boolean) {
  let start = 0
  let isButton = isFirst
  for (const node of nodes) {
    const end = start + node.data.length
    if (from < end && to > start) {
      const range = document.createRange()
      range.setStart(node, Math.max(0, from - start))
      range.setEnd(node, Math.min(node.data.length, to - start))
      range.surroundContents(termElement(id, isButton && !node.parentElement!.closest('a')))
      isButton = false
    }
    start = end
    if (start >= to) return
  }
}

function termElement(id: number, isButton: boolean) {
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
