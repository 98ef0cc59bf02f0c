import { parseHTML } from 'linkedom'

const hiddenElements = /^(script|style|template|noscript)$/i
const separatingElements = /^(br|p|div|li|tr|td|th|h[1-6]|dt|dd|figcaption|blockquote|option|wp-block)$/i

type TextOptions = {
  /** Keeps spaces as written, and adds none between blocks. */
  isExact?: boolean
  after?: Map<Node, string>
}

export function textIn(element: Element, { isExact = false, after }: TextOptions = {}): string {
  const out: string[] = []
  let node: Node | null = element.firstChild
  while (node) {
    const inner: Node | null = enter(node)
    node = inner ?? leave(node)
  }
  return out.join('')

  function enter(node: Node) {
    if (node.nodeType === 3) out.push(node.textContent ?? '')
    if (isExact && /^br$/i.test(node.nodeName)) out.push('\n')
    between(node)
    return hiddenElements.test(node.nodeName) ? null : node.firstChild
  }

  function leave(node: Node): Node | null {
    for (let ancestor: Node | null = node; ancestor && ancestor !== element; ancestor = ancestor.parentNode) {
      if (after?.has(ancestor)) out.push(after.get(ancestor)!)
      between(ancestor)
      if (ancestor.nextSibling) return ancestor.nextSibling
    }
    return null
  }

  function between(node: Node) {
    if (!isExact && separatingElements.test(node.nodeName)) out.push(' ')
  }
}

export function ancestorNamed(element: Element, name: string): Element | undefined {
  for (let ancestor = element.parentElement; ancestor; ancestor = ancestor.parentElement)
    if (ancestor.localName === name) return ancestor
  return undefined
}

/** Characters; longer than any title, summary or caption. */
const maxPlainLength = 20_000

export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return collapseSpaces(html)
  const spaced = html.slice(0, maxPlainLength).replace(/<(br|\/p|\/div|\/li)\b[^<>]*>/gi, ' $&')
  return collapseSpaces(textIn(parseHTML(`<!doctype html><html><body>${spaced}</body></html>`).document.body))
}

function collapseSpaces(text: string) {
  return text.replace(/[\s\0]+/g, ' ').trim()
}
