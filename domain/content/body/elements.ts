import { isLanguageTag } from '@/lib/languages/language-tags'
import { isLettered, listStyles } from '@/lib/text/lettered-lists'
import { isSafeHref } from './limits'

type AllowedValues = (value: string) => boolean

export type Elements = Record<string, Record<string, AllowedValues>>

export const any: AllowedValues = () => true

export function oneOf(...values: string[]): AllowedValues {
  return (value) => values.includes(value)
}

export function like(pattern: RegExp): AllowedValues {
  return (value) => pattern.test(value)
}

export function headingTag(level: unknown) {
  return level === 4 ? 'h4' : level === 3 ? 'h3' : 'h2'
}

const anchorValue = like(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const pageAnchorValue = like(/^p\d{1,4}$/)
const noteAnchorValue = like(/^(ref|note):\d+$/)
const numberValue = like(/^\d{1,6}$/)
const spanValue = like(/^([2-9]|[1-9]\d{1,2}|1000)$/)
const cellAttributes = { colspan: spanValue, rowspan: spanValue, class: oneOf('n') }

// Lengths are relative (to the width or to a line), so that words in a drawing are as large as words of the page.
const length = like(/^-?\d{1,4}(\.\d{1,3})?(em|%)?$/)
const ink = like(/^(none|currentColor|url\(#chart-\d{1,4}-[234]\))$/)
const stroke = { stroke: ink, 'stroke-width': length, 'stroke-dasharray': like(/^\d{1,2}( \d{1,2}){1,3}$/) }
const coordinates = like(/^[MLZ0-9.,e-]{1,20000}$/)
const box = { x: length, y: length, width: length, height: length }

const playerAttributes = {
  src: like(/^\/files\/[0-9a-z]+\/[\w.%-]+$/),
  controls: oneOf(''),
  preload: oneOf('none'),
  'aria-label': any,
}

/** All elements of texts anywhere. No `style`, handler or form; pictures are the site's own. */
export const bodyElements = {
  p: { id: pageAnchorValue, class: oneOf('file', 'video', 'callout-label', 'facts', 'source', 'chart-words', 'leaf') },
  h2: { id: anchorValue },
  h3: { id: anchorValue },
  h4: { id: anchorValue },
  ul: { class: oneOf('chart-key') },
  ol: { type: isLettered, class: oneOf(...Object.values(listStyles)), start: like(/^[1-9]\d{0,8}$/) },
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
    'aria-label': any,
  },
  aside: { class: like(/^callout callout-(note|advice|important|warning)$/), role: oneOf('note') },
  section: { class: oneOf('footnotes'), role: oneOf('doc-endnotes'), 'aria-label': any },
  div: { class: oneOf('table', 'pair'), role: oneOf('region'), 'aria-label': any, tabindex: oneOf('0') },
  table: { 'aria-label': any },
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
    'aria-label': any,
    'aria-hidden': oneOf('true'),
    viewBox: like(/^0 0 100 100$/),
    preserveAspectRatio: oneOf('none'),
  },
  g: { class: like(/^s[1-4]$/) },
  defs: {},
  pattern: {
    id: like(/^chart-\d{1,4}-[234]$/),
    class: like(/^s[1-4]$/),
    width: length,
    height: length,
    patternUnits: oneOf('userSpaceOnUse'),
  },
  rect: { ...box, fill: ink, ...stroke },
  line: { x1: length, x2: length, y1: length, y2: length, class: oneOf('chart-axis', 'chart-grid'), ...stroke },
  circle: { cx: length, cy: length, r: length, fill: ink, ...stroke },
  path: { d: coordinates, fill: ink, ...stroke, 'vector-effect': oneOf('non-scaling-stroke') },
  text: {
    x: length,
    y: length,
    dx: length,
    fill: ink,
    class: oneOf('chart-label', 'chart-value', 'chart-tick'),
    'text-anchor': oneOf('start', 'middle', 'end'),
  },
  audio: { ...playerAttributes },
  video: { ...playerAttributes, width: numberValue, height: numberValue, playsinline: oneOf('') },
  picture: {},
  source: {
    type: oneOf('image/webp'),
    srcset: like(/^\/media\/[0-9a-z]+\/\d+\.webp \d+w(, \/media\/[0-9a-z]+\/\d+\.webp \d+w)*$/),
    sizes: oneOf('(min-width: 44rem) 42rem, 100vw', '(min-width: 44rem) 21rem, 50vw'),
  },
  img: {
    src: like(/^\/media\/[0-9a-z]+\/\d+\.jpg$/),
    alt: any,
    width: numberValue,
    height: numberValue,
    class: like(/^t\d{1,2}$/),
    loading: oneOf('lazy'),
    decoding: oneOf('async'),
  },
  // Used by comparisons.
  ins: {},
  del: {},
  small: {},
} satisfies Elements
