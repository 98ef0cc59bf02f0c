import { escapeHtml } from '@/lib/html'
import type { Language } from '@/lib/languages'
import { figureWords } from './words/figures'

type Charted = { bodyHtml: string; path: string; language: Language }

/** A text with the way to the figures of each of its charts as a file. Its address is that of the text: a draft has none. */
export function withFigureLinks<I extends Charted>(item: I): I {
  if (!item.bodyHtml.includes('</details>')) return item
  let number = 0
  const label = escapeHtml(figureWords[item.language].download)
  // What is written is escaped: only the elements of a text begin like these.
  const bodyHtml = item.bodyHtml.replace(/<div class="table"|<\/details>/g, (tag) => {
    if (tag !== '</details>') number++
    const href = `${item.path}/table-${number}.csv`
    return tag === '</details>' ? `${tag}<p class="source"><a href="${escapeHtml(href)}">${label}</a></p>` : tag
  })
  return { ...item, bodyHtml }
}
