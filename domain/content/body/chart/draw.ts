import { extremesOf, type Chart, type ChartForm, type Series } from '@/lib/figures/chart'
import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { element, join, nothing, words, type Html } from '../html'
import { bars } from './bars'
import { line } from './line'
import { dashes, markOf, patterns } from './marks'

type Drawing = { form: ChartForm; caption: string; number: number; language: Language }

/** Draws without a script, in the colours of the page, also in dark and in a reader's own. */
export function drawChart(chart: Chart, { form, caption, number, language }: Drawing): Html {
  const { inside, height } = form === 'bars' ? bars(chart, { number, language }) : line(chart, { language })
  const kind = messagesIn(language).body.chart[form]
  const attributes = {
    class: 'chart',
    role: 'img',
    'aria-label': [kind, caption].filter(Boolean).join(language === 'zh' ? '：' : ': '),
    width: '100%',
    height: `${height}em`,
  }
  const used = form === 'bars' ? patterns(number, chart.series.length) : nothing
  return join([
    chart.series.length > 1 ? key(chart, { form, number }) : nothing,
    element('svg', attributes, used, inside),
    ...summary(chart, { form, language }).map((line) => element('p', { class: 'chart-words' }, words(line))),
  ])
}

function key({ series }: Chart, { form, number }: Pick<Drawing, 'form' | 'number'>) {
  const items = series.map(({ name }, n) =>
    element('li', {}, swatch(n, { form, number }), words(' '), words(name || String(n + 1))),
  )
  return element('ul', { class: 'chart-key' }, ...items)
}

function swatch(n: number, { form, number }: Pick<Drawing, 'form' | 'number'>) {
  const mark =
    form === 'bars'
      ? element('rect', { x: '1', y: '1', width: '30', height: '12', ...markOf(n, number) })
      : element('line', {
          x1: '0',
          x2: '32',
          y1: '7',
          y2: '7',
          stroke: 'currentColor',
          'stroke-width': '2.5',
          'stroke-dasharray': dashes[n],
        })
  const attributes = { class: 'chart-swatch', width: '32', height: '14', 'aria-hidden': 'true' }
  return element('svg', attributes, element('g', { class: `s${n + 1}` }, mark))
}

/** The largest and smallest figure of each series, and the first and last of a time series. */
function summary(chart: Chart, { form, language }: Pick<Drawing, 'form' | 'language'>) {
  const isChinese = language === 'zh'
  const [colon, comma, semicolon, stop] = isChinese ? ['：', '，', '；', '。'] : [': ', ', ', '; ', '.']
  const say = messagesIn(language).body.chart
  const isInTime = form === 'line' || chart.labels.every((label) => /^\p{Nd}{4}/u.test(label))
  const which = isInTime ? (['largest', 'smallest', 'first', 'last'] as const) : (['largest', 'smallest'] as const)
  const sentenceOf = (series: Series) => {
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
