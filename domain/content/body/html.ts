import { escapeHtml } from '@/lib/web/html'
import { bodyElements, type Elements } from './elements'

declare const escaped: unique symbol

/** HTML that was put together here: words that are escaped, and elements of a list. Nothing else in the domain writes a `<`. */
export type Html = string & { readonly [escaped]: true }

/** Any text as HTML, escaped. */
export function words(text: string): Html {
  return escapeHtml(text) as Html
}

export function join(parts: readonly Html[], between = ''): Html {
  return parts.join(between) as Html
}

export const nothing = '' as Html

/** `true`: the attribute stands alone. */
type Value = string | number | boolean | null | undefined
type AttributesOf<E> = { [A in keyof E]?: Value }

/**
 * A writer of the elements of a list and of no others. An attribute that has no value, or one that the list does not allow, is
 * left out.
 * @param ends how elements without an end are written where it is not `>`
 */
export function writerOf<L extends Elements>(list: L, ends: Partial<Record<keyof L, string>> = {}) {
  return function element<N extends keyof L & string>(name: N, attributes: AttributesOf<L[N]>, ...inner: Html[]): Html {
    if (!Object.hasOwn(list, name)) throw new Error(`No text has the element ${name}`)
    let open = `<${name}`
    for (const attribute of Object.keys(attributes)) {
      const value = attributes[attribute as keyof L[N]]
      if (value === undefined || value === null || value === false) continue
      const text = value === true ? '' : String(value)
      if (Object.hasOwn(list[name]!, attribute) && list[name]![attribute]!(text))
        open += value === true ? ` ${attribute}` : ` ${attribute}="${escapeHtml(text)}"`
    }
    if (hasNoEnd.has(name)) return (open + (ends[name] ?? '>')) as Html
    return `${open}>${inner.join('')}</${name}>` as Html
  }
}

const hasNoEnd = new Set(['br', 'hr', 'img', 'source'])

/** Writes an element of a text. */
export const element = writerOf(bodyElements)
