import { element, join, emptyHtml, type Html } from '../html'

/** Lines differ without colour: solid, dashed, dotted, dash-dotted. */
export const lineDashes = [undefined, '7 4', '2 3', '9 3 2 3']

/** Solid, hatched, dotted, empty. */
export function seriesMark(n: number, number: number) {
  const fill = n === 0 ? 'currentColor' : n === 3 ? 'none' : `url(#chart-${number}-${n + 1})`
  return { fill, stroke: 'currentColor', 'stroke-width': '1' }
}

export function seriesPatterns(number: number, series: number): Html {
  if (series < 2) return emptyHtml
  const size = { width: '6', height: '6', patternUnits: 'userSpaceOnUse' }
  const hatched = element('path', {
    d: 'M0,6L6,0M-1,1L1,-1M5,7L7,5',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2',
  })
  const dotted = element('circle', { cx: '3', cy: '3', r: '1.4', fill: 'currentColor' })
  const found = [hatched, dotted].slice(0, series - 1)
  return element(
    'defs',
    {},
    join(
      found.map((inner, n) =>
        element('pattern', { id: `chart-${number}-${n + 2}`, class: `s${n + 2}`, ...size }, inner),
      ),
    ),
  )
}
