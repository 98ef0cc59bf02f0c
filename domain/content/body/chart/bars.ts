import type { Chart } from '@/lib/figures/chart'
import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { element, join, words, type Html } from '../html'
import { seriesMark } from './marks'
import { em, percent, valueScale } from './scale'

/** In lines of text. */
const [labelHeight, barHeight, barGap, groupGap] = [1.5, 1.15, 0.2, 0.6]

/** Latin letters in a line on the narrowest phone, and lines of a label. */
const [maxLineWidth, maxLabelLines] = [38, 3]

/** Bars are below the words of their row, which have the full width in every script. */
export function barsChart(chart: Chart, { number, language }: { number: number; language: Language }) {
  const scale = valueScale(chart)
  const [min, max] = scale.domain() as [number, number]
  scale.range([min < 0 ? 22 : 0, max > 0 ? 76 : 100])
  const zero = scale(0)
  let y = 0
  const groups: Html[] = chart.labels.map((label, row) => {
    const lines = wrapLabel(label, language).map((text) => {
      y += labelHeight
      return element('text', { x: '0', y: em(y - 0.5), class: 'chart-label', fill: 'currentColor' }, words(text))
    })
    const from = y
    const drawn = chart.series.map(({ figures }, n) => {
      const bar = barOf(figures[row], n)
      y += barHeight + barGap
      return bar
    })
    const axis = axisOf(from, y - barGap)
    y += groupGap
    return join([...lines, ...drawn, axis])
  })
  return { inside: join(groups), height: Math.ceil(y * 100) / 100 }

  /** Draws the zero line beside the bars, not beside the words. */
  function axisOf(from: number, to: number) {
    const x = percent(zero)
    const ends = { x1: x, x2: x, y1: em(from - 0.15), y2: em(to + 0.15) }
    return element('line', { class: 'chart-axis', ...ends, stroke: 'currentColor', 'stroke-width': '1' })
  }

  function barOf(figure: Chart['series'][number]['figures'][number], n: number): Html {
    const end = figure ? scale(figure.value) : zero
    const isBelow = end < zero
    const text = element(
      'text',
      {
        x: percent(end),
        y: em(y + barHeight * 0.76),
        dx: isBelow ? '-0.4em' : '0.4em',
        class: 'chart-value',
        fill: 'currentColor',
        'text-anchor': isBelow ? 'end' : 'start',
      },
      words(figure?.text ?? `– (${messagesIn(language).body.chart.missing})`),
    )
    if (!figure) return text
    const rect = element('rect', {
      x: percent(Math.min(zero, end)),
      y: em(y),
      width: percent(Math.abs(end - zero)),
      height: em(barHeight),
      ...seriesMark(n, number),
    })
    return join([element('g', { class: `s${n + 1}` }, rect), text])
  }
}

/** SVG does not wrap text; an ellipsis ends a text that is too long. */
export function wrapLabel(text: string, language: Language): string[] {
  const lines: string[] = []
  let line = ''
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    for (const piece of piecesOfWord(segment)) {
      if (line && textWidth(line + piece) > maxLineWidth) {
        lines.push(line.trim())
        line = ''
      }
      line += line ? piece : piece.trimStart()
    }
    if (lines.length > maxLabelLines) break
  }
  if (line.trim()) lines.push(line.trim())
  return lines.length > maxLabelLines ? [...lines.slice(0, maxLabelLines - 1), `${lines[maxLabelLines - 1]}…`] : lines
}

function piecesOfWord(word: string) {
  if (textWidth(word) <= maxLineWidth) return [word]
  return [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment)
}

/** Chinese signs are twice as wide as Latin letters; combining marks take no space. */
function textWidth(text: string) {
  let width = 0
  for (const sign of text) width += /\p{Mn}/u.test(sign) ? 0 : /[\u1100-\u11ff\u2e80-\uffef]/.test(sign) ? 2 : 1
  return width
}
