import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import type { Elements } from '@/domain/content/body/elements'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Returns elements and attributes of HTML, parsed like a browser, that are not on a list. */
export function strayIn(html: string, list: Elements, undo: (value: string) => string = (value) => value): string[] {
  return strayUnder(parseFragment(html), list, undo)
}

function strayUnder(root: Node, list: Elements, undo: (value: string) => string) {
  const stray: string[] = []
  for (const node of nodesIn(root)) {
    if (node.nodeName === '#comment') stray.push('a comment')
    if (!('tagName' in node)) continue
    const allowed = Object.hasOwn(list, node.tagName) ? list[node.tagName]! : undefined
    if (!allowed) stray.push(`<${node.tagName}>`)
    for (const { name, value } of allowed ? node.attrs : [])
      if (!Object.hasOwn(allowed!, name) || !allowed![name]!(undo(value)))
        stray.push(`<${node.tagName} ${name}="${value}">`)
  }
  return stray
}

/**
 * Returns what runs, frames, forwards, covers or sends in a public document, and what of its texts is not on the list.
 */
export function dangersIn(html: string, list: Elements): string[] {
  const document = parse(html)
  const dangers: string[] = []
  for (const node of nodesIn(document)) {
    if (!('tagName' in node)) continue
    const element = node as Element
    const value = (name: string) => element.attrs.find((attribute) => attribute.name === name)?.value
    if (/^(iframe|object|embed|applet|base|frame|template)$/.test(element.tagName)) dangers.push(element.tagName)
    if (element.tagName === 'script' && value('type') !== 'application/ld+json') dangers.push('script')
    if (element.tagName === 'meta' && value('http-equiv')) dangers.push('meta')
    if (element.tagName === 'form' && !/^\/([a-z]{2}\/)?(search|publications)$/.test(value('action') ?? ''))
      dangers.push(`form ${value('action')}`)
    for (const { name, value } of element.attrs) {
      if (/^on|^style$|^formaction$|^srcdoc$/.test(name)) dangers.push(name)
      if (/^(href|src|action)$/.test(name) && !/^(https?:|mailto:|tel:|#|\/(?!\/))/i.test(value))
        dangers.push(`${name}=${value}`)
    }
    if (value('class') === 'body') dangers.push(...strayUnder(element, list, (value) => value))
  }
  return dangers
}

/** Without recursion, because a text may nest deep. */
function* nodesIn(root: Node): Generator<Node> {
  const open = 'childNodes' in root ? [...root.childNodes] : []
  for (let node = open.pop(); node; node = open.pop()) {
    yield node
    if ('childNodes' in node) open.push(...node.childNodes)
  }
}
