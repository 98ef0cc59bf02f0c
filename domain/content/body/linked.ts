import { messagesIn } from '@/lib/messages/messages'
import { element, join, words, type Html } from './html'
import type { Node } from '@tiptap/pm/model'
import type { Language } from '@/lib/languages/languages'

/** Makes links of web addresses, without a final full stop or bracket. */
export function linkAddresses(text: string) {
  const parts = text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’”])/)
  return join(parts.map((part, index) => (index % 2 ? element('a', { href: part }, words(part)) : words(part))))
}

export function pagesMarkedIn(doc: Node): Set<string> {
  const names = new Set<string>()
  doc.descendants(({ type, attrs }) => {
    if (type.name === 'pageMark') names.add(pageAnchor(Number(attrs.page)))
  })
  return names
}

function pageAnchor(page: number) {
  return `p${page}`
}

/** A copied page mark gives its id only once. */
export function newPageMarks(language: Language) {
  const named = new Set<number>()
  return (name: 'p' | 'span', page: number): Html => {
    const id = named.has(page) ? undefined : pageAnchor(page)
    named.add(page)
    return element(name, { id, class: 'leaf' }, words(messagesIn(language).body.page({ number: page })))
  }
}
