import { extremesOf, type Chart, type ChartForm, type ChartSeries } from '@/lib/figures/chart'
import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { element, join, emptyHtml, words, type Html } from '../html'
import { barsChart } from './bars'
import { lineDashes, seriesMark, seriesPatterns } from './marks'
import { scaleLinear, scalePoint } from 'd3-scale'
import { line as path } from 'd3-shape'
import { formatNumber } from '@/lib/text/numbers'
import { em, percent, valueScale } from './scale'

type ChartDrawing = { form: ChartForm; caption: string; number: number; language: Language }

/** Draws without a script, in the colours of the page, also in dark and in a reader's own. */
export function drawChart(chart: Chart, { form, caption, number, language }: ChartDrawing): Html {
  const { inside, height } = form === 'bars' ? barsChart(chart, { number, language }) : line(chart, { language })
  const kind = messagesIn(language).body.chart[form]
  const attributes = {
    class: 'chart',
    role: 'img',
    'aria-label': [kind, caption].filter(Boolean).join(messagesIn(language).library.pair({ name: '', value: '' })),
    width: '100%',
    height: `${height}em`,
  }
  const used = form === 'bars' ? seriesPatterns(number, chart.series.length) : emptyHtml
  return join([
    chart.series.length > 1 ? chartKey(chart, { form, number }) : emptyHtml,
    element('svg', attributes, used, inside),
    ...chartSummary(chart, { form, language }).map((line) => element('p', { class: 'chart-words' }, words(line))),
  ])
}

function chartKey({ series }: Chart, { form, number }: Pick<ChartDrawing, 'form' | 'number'>) {
  const items = series.map(({ name }, n) =>
    element('li', {}, keySwatch(n, { form, number }), words(' '), words(name || String(n + 1))),
  )
  return element('ul', { class: 'chart-key' }, ...items)
}

function keySwatch(n: number, { form, number }: Pick<ChartDrawing, 'form' | 'number'>) {
  const mark =
    form === 'bars'
      ? element('rect', { x: '1', y: '1', width: '30', height: '12', ...seriesMark(n, number) })
      : element('line', {
          x1: '0',
          x2: '32',
          y1: '7',
          y2: '7',
          stroke: 'currentColor',
          'stroke-width': '2.5',
          'stroke-dasharray': lineDashes[n],
        })
  const attributes = { class: 'chart-swatch', width: '32', height: '14', 'aria-hidden': 'true' }
  return element('svg', attributes, element('g', { class: `s${n + 1}` }, mark))
}

/** The largest and smallest figure of each series, and the first and last of a time series. */
function chartSummary(chart: Chart, { form, language }: Pick<ChartDrawing, 'form' | 'language'>) {
  const isChinese = language === 'zh'
  const [colon, comma, semicolon, stop] = isChinese ? ['：', '，', '；', '。'] : [': ', ', ', '; ', '.']
  const say = messagesIn(language).body.chart
  const isInTime = form === 'line' || chart.labels.every((label) => /^\p{Nd}{4}/u.test(label))
  const which = isInTime ? (['largest', 'smallest', 'first', 'last'] as const) : (['largest', 'smallest'] as const)
  const sentenceOf = (series: ChartSeries) => {
    const found = extremesOf(chart, series)
    const name = chart.series.length > 1 && series.name ? series.name + colon : ''
    if (!found) return name + say.missing
    const parts = which.map((one) => {
      const { label, text } = found[one]
      return `${say[one]}${colon}${label ? label + comma : ''}${text}`
    })
    return name + parts.join(semicolon)
  }
  return chart.series.map((series) => sentenceOf(series) + stop)
}

/** In lines of text: space above, the plot, and everything with labels. */
const [top, plot, height] = [1.4, 15, 18]
/** On the narrowest phone. */
const maxLetters = 30
/** More points would make a band of dots. */
const maxDots = 40

/** A row without a number is a gap. */
function line(chart: Chart, { language }: { language: Language }) {
  const across = positions(chart.labels)
  const up = valueScale(chart).nice(4)
  const ticks = up.ticks(4)
  up.range([100, 0])
  const fraction = Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length))
  const heightOf = (value: number) => em(top + (plot * up(value)) / 100)
  const grid = ticks.map((tick) => {
    const y = heightOf(tick)
    const level = { class: tick === 0 ? 'chart-axis' : 'chart-grid', x1: '0', x2: '100%', y1: y, y2: y }
    return join([
      element('line', { ...level, stroke: 'currentColor', 'stroke-width': tick === 0 ? '1' : '0.5' }),
      element(
        'text',
        { x: '0', y: em(top + (plot * up(tick)) / 100 - 0.3), class: 'chart-tick', fill: 'currentColor' },
        words(formatNumber(tick, language, fraction)),
      ),
    ])
  })
  const lines = chart.series.map(({ figures }, n) => {
    const draw = path<(typeof figures)[number]>()
      .defined((figure) => figure !== undefined)
      .x((_, row) => across[row]!)
      .y((figure) => up(figure!.value))
      .digits(2)
    const stroke = { stroke: 'currentColor', 'stroke-width': '2.5', 'stroke-dasharray': lineDashes[n] }
    const drawn = element('path', { d: draw(figures), fill: 'none', ...stroke, 'vector-effect': 'non-scaling-stroke' })
    const frame = { x: '0', y: em(top), width: '100%', height: em(plot), viewBox: '0 0 100 100' }
    const dots = figures.map((figure, row) =>
      figure && chart.labels.length <= maxDots
        ? element('circle', { cx: percent(across[row]!), cy: heightOf(figure.value), r: '3.5', fill: 'currentColor' })
        : words(''),
    )
    return element(
      'g',
      { class: `s${n + 1}` },
      element('svg', { ...frame, preserveAspectRatio: 'none' }, drawn),
      ...dots,
    )
  })
  return { inside: join([...grid, ...lines, ...labelsBelow(chart.labels, across)]), height }
}

function positions(labels: string[]): number[] {
  const years = labels.map((label) => (/^\d{4}$/.test(label) ? Number(label) : NaN))
  const isTime = years.every((year, n) => !Number.isNaN(year) && (n === 0 || year > years[n - 1]!))
  if (isTime) {
    const scale = scaleLinear([years[0]!, years.at(-1)!], [2, 98])
    return years.map((year) => scale(year))
  }
  const scale = scalePoint(
    labels.map((_, n) => n),
    [2, 98],
  )
  return labels.map((_, n) => scale(n)!)
}

function labelsBelow(labels: string[], across: number[]) {
  const longest = Math.max(1, ...labels.map((label) => [...label].length + 2))
  const count = Math.max(2, Math.floor(maxLetters / longest))
  const step = Math.max(1, Math.ceil((labels.length - 1) / (count - 1)))
  const last = labels.length - 1
  return labels.flatMap((label, n) => {
    const isShown = n === last || (n % step === 0 && last - n >= step / 2 + (step > 1 ? 0.5 : 0))
    if (!isShown) return []
    const anchor = n === 0 ? 'start' : n === last ? 'end' : 'middle'
    const at = { x: percent(n === 0 ? 0 : n === last ? 100 : across[n]!), y: em(height - 0.4) }
    const shown = [...label].length > 16 ? `${[...label].slice(0, 15).join('')}…` : label
    return [element('text', { ...at, class: 'chart-tick', fill: 'currentColor', 'text-anchor': anchor }, words(shown))]
  })
}
