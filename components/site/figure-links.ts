import { escapeHtml } from '@/lib/web/html'
import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'

type ItemWithTables = { bodyHtml: string; path: string; language: Language }

/** The markup of a chart's figures; other folded parts have other classes. */
const figuresTag = '<details class="figures-table"'
const [figureTag, tableTag] = ['<figure class="figures"', '<div class="table"']

/** Gives each table the anchor of its number, which no heading can have, and each chart the file of its figures. */
export function withFigureLinks<I extends ItemWithTables>(item: I): I {
  if (!item.bodyHtml.includes(tableTag)) return item
  let [number, anchored] = [0, 0]
  let isOfChart = false
  const label = escapeHtml(messagesIn(item.language).body.chart.download)
  // Text is escaped, so only real elements match.
  const bodyHtml = item.bodyHtml.replace(
    /<figure class="figures"|<div class="table"|<details class="[\w-]+"|<\/details>/g,
    (tag) => {
      if (tag === figureTag) return `${tag} id="table_${(anchored = number + 1)}"`
      if (tag === tableTag) return ++number === anchored ? tag : `${tag} id="table_${number}"`
      if (tag.startsWith('<details')) isOfChart = tag === figuresTag
      if (tag !== '</details>' || !isOfChart) return tag
      const href = `${item.path}/table-${number}.csv`
      return `${tag}<p class="source"><a href="${escapeHtml(href)}">${label}</a></p>`
    },
  )
  return { ...item, bodyHtml }
}
