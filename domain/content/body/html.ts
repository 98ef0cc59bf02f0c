import { escapeHtml } from '@/lib/web/html'
import { bodyElements, type Elements } from './elements'

declare const escapedBrand: unique symbol

/** HTML made of escaped words and allowed elements. No other file of the domain writes a `<`. */
export type Html = string & { readonly [escapedBrand]: true }

export function words(text: string): Html {
  return escapeHtml(text) as Html
}

export function join(parts: readonly Html[], between = ''): Html {
  return parts.join(between) as Html
}

export const emptyHtml = '' as Html

/** `true`: an attribute without a value. */
type AttributeValue = string | number | boolean | null | undefined
type AttributesOf<E> = { [A in keyof E]?: AttributeValue }

/** Returns a writer of allowed elements and attributes. `ends` overrides the `>` of empty elements. */
export function elementWriter<L extends Elements>(list: L, ends: Partial<Record<keyof L, string>> = {}) {
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
    if (emptyElements.has(name)) return (open + (ends[name] ?? '>')) as Html
    return `${open}>${inner.join('')}</${name}>` as Html
  }
}

const emptyElements = new Set(['br', 'hr', 'img', 'source'])

export const element = elementWriter(bodyElements)
