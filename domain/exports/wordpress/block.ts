import type { Html } from '@/domain/content/body/html'

// A block of WordPress 5 and later: HTML between two comments, the first with attributes.

export type BlockAttributes = Record<string, unknown>

/** Writes a block, or only its HTML inside an HTML block. */
export type WriteBlock = (name: string, attributes: BlockAttributes, inner: Html) => Html

/** `name` without "core/". */
export function blockMarkup(name: string, attributes: BlockAttributes, html: Html): Html {
  return `${blockOpening(name, attributes)} -->\n${html}\n<!-- /wp:${name} -->` as Html
}

/** WordPress renders this block itself. */
export function emptyBlock(name: string) {
  return `${blockOpening(name, {})} /-->`
}

function blockOpening(name: string, attributes: BlockAttributes) {
  return `<!-- wp:${name}${Object.keys(attributes).length ? ` ${attributesJson(attributes)}` : ''}`
}

/** Escaped as in WordPress's serializer, so that nothing ends the comment. */
function attributesJson(attributes: BlockAttributes) {
  return JSON.stringify(attributes)
    .replaceAll('--', '\\u002d\\u002d')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\\"', '\\u0022')
}
