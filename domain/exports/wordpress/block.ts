import type { Html } from '@/domain/content/body/html'

// The form in which WordPress 5 and later writes a block down: HTML between two comments, the first with the block's attributes.

export type Attributes = Record<string, unknown>

/** Writes a block, or its HTML alone within a block of HTML. */
export type WriteBlock = (name: string, attributes: Attributes, inner: Html) => Html

/** A block around its HTML; the name without "core/". */
export function block(name: string, attributes: Attributes, html: Html): Html {
  return `${opening(name, attributes)} -->\n${html}\n<!-- /wp:${name} -->` as Html
}

/** A block that has no HTML of its own: WordPress makes it when the page is shown. */
export function emptyBlock(name: string) {
  return `${opening(name, {})} /-->`
}

function opening(name: string, attributes: Attributes) {
  return `<!-- wp:${name}${Object.keys(attributes).length ? ` ${attributesJson(attributes)}` : ''}`
}

/** JSON in which nothing can end the comment or be taken for HTML: escaped as WordPress's own serializer does. */
function attributesJson(attributes: Attributes) {
  return JSON.stringify(attributes)
    .replaceAll('--', '\\u002d\\u002d')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\\"', '\\u0022')
}
