import { neededTag, isWrittenIn } from '@/lib/languages/language-tags'
import { blockOf } from './elements'

type MarkedText = { text: Text; tag: string }
type PastedText = { text: Text; tag?: string; isNeutral: boolean }

/** Returns pasted words in other languages. A language set on everything is ignored: it is the spelling setting. */
export function foreignTexts(body: HTMLElement, own: string): MarkedText[] {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  const texts: PastedText[] = []
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    const isNeutral = !/\p{L}/u.test(text.data)
    const written = text.parentElement?.closest('[lang]')?.getAttribute('lang') ?? undefined
    texts.push({ text, isNeutral, tag: isNeutral ? undefined : neededTag(text.data, written, own) })
  }
  const words = texts.filter(({ isNeutral }) => !isNeutral)
  const [first] = words
  const isAllOne = first?.tag !== undefined && words.every(({ tag }) => tag === first.tag)
  if (isAllOne && isOfWordProcessor(body) && words.every(({ text }) => isWrittenIn(text.data, own))) return []
  fillGaps(texts)
  return texts.flatMap(({ text, tag }) => (tag ? [{ text, tag }] : []))
}

/** Assigns a space or number between two words of one language to that language. */
function fillGaps(texts: PastedText[]) {
  let before: PastedText | undefined
  let gap: PastedText[] = []
  for (const next of texts) {
    if (next.isNeutral) gap.push(next)
    else {
      if (before?.tag === next.tag && before && blockOf(before.text) === blockOf(next.text))
        for (const one of gap) one.tag = next.tag
      before = next
      gap = []
    }
  }
}

export function markLanguages(texts: MarkedText[]) {
  for (const { text, tag } of texts) {
    if (!text.isConnected) continue
    const span = text.ownerDocument.createElement('span')
    span.lang = tag
    text.replaceWith(span)
    span.append(text)
  }
}

function isOfWordProcessor(body: HTMLElement) {
  const generator = body.ownerDocument.querySelector('meta[name="generator" i]')?.getAttribute('content') ?? ''
  const traces = '[class^="Mso"], [data-style*="mso-"], [id^="docs-internal-guid"], .TextRun, .NormalTextRun'
  return /word|office/i.test(generator) || body.querySelector(traces) !== null
}
