import type { Node } from '@tiptap/pm/model'
import type { Language } from '@/lib/languages/languages'
import { element, words, type Html } from './html'
import { labels } from './labels'

/** The names that the marks of pages in a text have as what an address with a # leads to. */
export function pagesMarkedIn(doc: Node): Set<string> {
  const names = new Set<string>()
  doc.descendants(({ type, attrs }) => {
    if (type.name === 'pageMark') names.add(anchorOf(Number(attrs.page)))
  })
  return names
}

function anchorOf(page: number) {
  return `p${page}`
}

/** Writes the marks of pages of one text: a name is given once, however often a mark was copied. */
export function newPageMarks(language: Language) {
  const named = new Set<number>()
  return (name: 'p' | 'span', page: number): Html => {
    const id = named.has(page) ? undefined : anchorOf(page)
    named.add(page)
    return element(name, { id, class: 'leaf' }, words(labels[language].page(page)))
  }
}
