import { any, like, oneOf, type Elements } from '@/domain/content/body/elements'
import { elementWriter } from '@/domain/content/body/html'
import { isSafeHref } from '@/domain/content/body/schema'
import { isLanguageTag } from '@/lib/languages/language-tags'

const spanValue = like(/^([2-9]|[1-9]\d{1,2}|1000)$/)
const headingAttributes = { class: oneOf('wp-block-heading'), id: like(/^[a-z0-9]+(-[a-z0-9]+)*$/) }
const listAttributes = { class: oneOf('wp-block-list') }
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/
const fileIdValue = like(/^wp-block-file--media-\d+$/)
const groupClasses = 'gazette-(callout gazette-callout-(note|advice|important|warning)|notice|facts|changes)'

const playerAttributes = { controls: oneOf(''), src: like(/^https?:\/\//) }

export const wordpressElements = {
  p: { class: oneOf('gazette-callout-label') },
  h2: headingAttributes,
  h3: headingAttributes,
  h4: headingAttributes,
  ul: listAttributes,
  ol: {
    start: like(/^[1-9]\d{0,8}$/),
    style: like(/^list-style-type:(lower|upper)-(alpha|roman)$/),
    ...listAttributes,
  },
  li: {},
  blockquote: { class: oneOf('wp-block-quote') },
  pre: { class: oneOf('wp-block-code') },
  code: {},
  hr: { class: oneOf('wp-block-separator has-alpha-channel-opacity') },
  br: {},
  cite: {},
  strong: {},
  em: {},
  s: {},
  span: { lang: isLanguageTag, dir: oneOf('rtl') },
  sup: { 'data-fn': like(uuidPattern), class: oneOf('fn') },
  a: {
    id: (value) => fileIdValue(value) || uuidPattern.test(value.replace(/-link$/, '')),
    href: isSafeHref,
    class: oneOf('wp-block-file__button wp-element-button'),
    download: oneOf(''),
    'aria-describedby': fileIdValue,
  },
  figure: {
    class: like(
      /^wp-block-(audio|video|table|image size-full|gallery has-nested-images columns-2|embed is-type-video is-provider-\w+ wp-block-embed-\w+)$/,
    ),
  },
  figcaption: { class: oneOf('wp-element-caption') },
  img: { src: like(/^https?:\/\//), alt: any, class: like(/^wp-image-\d+$/) },
  audio: playerAttributes,
  video: playerAttributes,
  table: {},
  thead: {},
  tbody: {},
  tr: {},
  th: { colspan: spanValue, rowspan: spanValue },
  td: { colspan: spanValue, rowspan: spanValue },
  // Linear: alternatives of fixed words, nothing repeats.
  div: { class: like(new RegExp(`^wp-block-(group ${groupClasses}|file|embed__wrapper)$`)) },
} satisfies Elements

export const element = elementWriter(wordpressElements, { img: '/>', hr: '/>' })
