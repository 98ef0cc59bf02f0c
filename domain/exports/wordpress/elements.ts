import { anyValue, matching, oneOf, type Elements } from '@/domain/content/body/elements'
import { elementWriter } from '@/domain/content/body/html'
import { isSafeHref } from '@/domain/content/body/schema'
import { isLanguageTag } from '@/lib/languages/language-tags'

const spanValue = matching(/^([2-9]|[1-9]\d{1,2}|1000)$/)
const headingAttributes = { class: oneOf('wp-block-heading'), id: matching(/^[a-z0-9]+(-[a-z0-9]+)*$/) }
const listAttributes = { class: oneOf('wp-block-list') }
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/
const fileIdValue = matching(/^wp-block-file--media-\d+$/)
const groupClasses = 'gazette-(callout gazette-callout-(note|advice|important|warning)|notice|facts|changes)'

const playerAttributes = { controls: oneOf(''), src: matching(/^https?:\/\//) }

export const wordpressElements = {
  p: { class: oneOf('gazette-callout-label') },
  h2: headingAttributes,
  h3: headingAttributes,
  h4: headingAttributes,
  ul: listAttributes,
  ol: {
    start: matching(/^[1-9]\d{0,8}$/),
    style: matching(/^list-style-type:(lower|upper)-(alpha|roman)$/),
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
  sup: { 'data-fn': matching(uuidPattern), class: oneOf('fn') },
  a: {
    id: (value) => fileIdValue(value) || uuidPattern.test(value.replace(/-link$/, '')),
    href: isSafeHref,
    class: oneOf('wp-block-file__button wp-element-button'),
    download: oneOf(''),
    'aria-describedby': fileIdValue,
  },
  figure: {
    class: matching(
      /^wp-block-(audio|video|table|image size-full|gallery has-nested-images columns-2|embed is-type-video is-provider-\w+ wp-block-embed-\w+)$/,
    ),
  },
  figcaption: { class: oneOf('wp-element-caption') },
  img: { src: matching(/^https?:\/\//), alt: anyValue, class: matching(/^wp-image-\d+$/) },
  audio: playerAttributes,
  video: playerAttributes,
  table: {},
  thead: {},
  tbody: {},
  tr: {},
  th: { colspan: spanValue, rowspan: spanValue },
  td: { colspan: spanValue, rowspan: spanValue },
  // Linear: alternatives of fixed words, nothing repeats.
  div: { class: matching(new RegExp(`^wp-block-(group ${groupClasses}|file|embed__wrapper)$`)) },
} satisfies Elements

export const element = elementWriter(wordpressElements, { img: '/>', hr: '/>' })
