import { isLanguageTag } from '@/lib/languages/language-tags'
import { isLettered, listStyles } from '@/lib/text/lettered-lists'
import { isSafeHref } from './limits'

type AllowedValues = (value: string) => boolean

export type Elements = Record<string, Record<string, AllowedValues>>

export const anyValue: AllowedValues = () => true

export function oneOf(...values: string[]): AllowedValues {
  return (value) => values.includes(value)
}

export function matching(pattern: RegExp): AllowedValues {
  return (value) => pattern.test(value)
}

export function headingTag(level: unknown) {
  return level === 4 ? 'h4' : level === 3 ? 'h3' : 'h2'
}

const anchorValue = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const pageAnchorValue = matching(/^p\d{1,4}$/)
const noteAnchorValue = matching(/^(ref|note):\d+$/)
const numberValue = matching(/^\d{1,6}$/)
const spanValue = matching(/^([2-9]|[1-9]\d{1,2}|1000)$/)
const cellAttributes = { colspan: spanValue, rowspan: spanValue, class: oneOf('n') }

// Lengths are relative (to the width or to a line), so that words in a drawing are as large as words of the page.
const length = matching(/^-?\d{1,4}(\.\d{1,3})?(em|%)?$/)
const inkValue = matching(/^(none|currentColor|url\(#chart-\d{1,4}-[234]\))$/)
const stroke = { stroke: inkValue, 'stroke-width': length, 'stroke-dasharray': matching(/^\d{1,2}( \d{1,2}){1,3}$/) }
const coordinatesValue = matching(/^[MLZ0-9.,e-]{1,20000}$/)
const box = { x: length, y: length, width: length, height: length }

const playerAttributes = {
  src: matching(/^\/files\/[0-9a-z]+\/[\w.%-]+$/),
  controls: oneOf(''),
  preload: oneOf('none'),
  'aria-label': anyValue,
}

/** All elements of texts anywhere. No `style`, handler or form; pictures are the site's own. */
export const bodyElements = {
  p: { id: pageAnchorValue, class: oneOf('file', 'video', 'callout-label', 'facts', 'source', 'chart-words', 'leaf') },
  h2: { id: anchorValue },
  h3: { id: anchorValue },
  h4: { id: anchorValue },
  ul: { class: oneOf('chart-key') },
  ol: { type: isLettered, class: oneOf(...Object.values(listStyles)), start: matching(/^[1-9]\d{0,8}$/) },
  li: { id: noteAnchorValue },
  blockquote: {},
  pre: {},
  code: {},
  hr: {},
  br: {},
  strong: {},
  em: {},
  s: {},
  sup: { class: oneOf('ref') },
  span: { id: pageAnchorValue, class: oneOf('credit', 'leaf'), lang: isLanguageTag, dir: oneOf('rtl') },
  a: {
    id: noteAnchorValue,
    href: isSafeHref,
    class: oneOf('bare'),
    role: oneOf('doc-noteref', 'doc-backlink'),
    'aria-label': anyValue,
  },
  aside: { class: matching(/^callout callout-(note|advice|important|warning)$/), role: oneOf('note') },
  section: { class: oneOf('footnotes'), role: oneOf('doc-endnotes'), 'aria-label': anyValue },
  div: { class: oneOf('table', 'pair'), role: oneOf('region'), 'aria-label': anyValue, tabindex: oneOf('0') },
  table: { 'aria-label': anyValue },
  thead: {},
  tbody: {},
  tr: {},
  th: { scope: oneOf('col', 'row'), ...cellAttributes },
  td: cellAttributes,
  figure: { class: oneOf('picture', 'picture half', 'figures', 'quotation', 'recording') },
  figcaption: {},
  details: { class: oneOf('figures-table', 'transcript') },
  summary: {},
  svg: {
    ...box,
    class: oneOf('chart', 'chart-swatch'),
    role: oneOf('img'),
    'aria-label': anyValue,
    'aria-hidden': oneOf('true'),
    viewBox: matching(/^0 0 100 100$/),
    preserveAspectRatio: oneOf('none'),
  },
  g: { class: matching(/^s[1-4]$/) },
  defs: {},
  pattern: {
    id: matching(/^chart-\d{1,4}-[234]$/),
    class: matching(/^s[1-4]$/),
    width: length,
    height: length,
    patternUnits: oneOf('userSpaceOnUse'),
  },
  rect: { ...box, fill: inkValue, ...stroke },
  line: { x1: length, x2: length, y1: length, y2: length, class: oneOf('chart-axis', 'chart-grid'), ...stroke },
  circle: { cx: length, cy: length, r: length, fill: inkValue, ...stroke },
  path: { d: coordinatesValue, fill: inkValue, ...stroke, 'vector-effect': oneOf('non-scaling-stroke') },
  text: {
    x: length,
    y: length,
    dx: length,
    fill: inkValue,
    class: oneOf('chart-label', 'chart-value', 'chart-tick'),
    'text-anchor': oneOf('start', 'middle', 'end'),
  },
  audio: { ...playerAttributes },
  video: { ...playerAttributes, width: numberValue, height: numberValue, playsinline: oneOf('') },
  picture: {},
  source: {
    type: oneOf('image/webp'),
    srcset: matching(/^\/media\/[0-9a-z]+\/\d+\.webp \d+w(, \/media\/[0-9a-z]+\/\d+\.webp \d+w)*$/),
    sizes: oneOf('(min-width: 44rem) 42rem, 100vw', '(min-width: 44rem) 21rem, 50vw'),
  },
  img: {
    src: matching(/^\/media\/[0-9a-z]+\/\d+\.jpg$/),
    alt: anyValue,
    width: numberValue,
    height: numberValue,
    class: matching(/^t\d{1,2}$/),
    loading: oneOf('lazy'),
    decoding: oneOf('async'),
  },
  // Used by comparisons.
  ins: {},
  del: {},
  small: {},
} satisfies Elements
