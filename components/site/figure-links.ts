import { escapeHtml } from '@/lib/web/html'
import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'

type ItemWithCharts = { bodyHtml: string; path: string; language: Language }

/** The markup of a chart's figures; other folded parts have other classes. */
const figuresTag = '<details class="figures-table"'

export function withFigureLinks<I extends ItemWithCharts>(item: I): I {
  if (!item.bodyHtml.includes(figuresTag)) return item
  let number = 0
  let isOfChart = false
  const label = escapeHtml(messagesIn(item.language).body.chart.download)
  // Text is escaped, so only real elements match.
  const bodyHtml = item.bodyHtml.replace(/<div class="table"|<details class="[\w-]+"|<\/details>/g, (tag) => {
    if (tag.startsWith('<div')) number++
    if (tag.startsWith('<details')) isOfChart = tag === figuresTag
    if (tag !== '</details>' || !isOfChart) return tag
    const href = `${item.path}/table-${number}.csv`
    return `${tag}<p class="source"><a href="${escapeHtml(href)}">${label}</a></p>`
  })
  return { ...item, bodyHtml }
}
