import { escapeHtml } from '@/lib/html'
import type { Language } from '@/lib/languages'
import { figureWords } from './words/figures'

type Charted = { bodyHtml: string; path: string; language: Language }

/** The markup with which the figures of a chart begin; the words of a recording are folded too. */
const figures = '<details class="figures-table"'

/** A text with the way to the figures of each of its charts as a file. Its address is that of the text: a draft has none. */
export function withFigureLinks<I extends Charted>(item: I): I {
  if (!item.bodyHtml.includes(figures)) return item
  let number = 0
  let isOfChart = false
  const label = escapeHtml(figureWords[item.language].download)
  // Text that is written is escaped: only the elements of a text begin like these.
  const bodyHtml = item.bodyHtml.replace(/<div class="table"|<details class="[\w-]+"|<\/details>/g, (tag) => {
    if (tag.startsWith('<div')) number++
    if (tag.startsWith('<details')) isOfChart = tag === figures
    if (tag !== '</details>' || !isOfChart) return tag
    const href = `${item.path}/table-${number}.csv`
    return `${tag}<p class="source"><a href="${escapeHtml(href)}">${label}</a></p>`
  })
  return { ...item, bodyHtml }
}
