const hidden = /^(script|style|template|noscript)$/i
const apart = /^(br|p|div|li|tr|td|th|h[1-6]|dt|dd|figcaption|blockquote|option|wp-block)$/i

type TextOptions = {
  /** The text is read as it is written, not with a space between blocks. */
  isExact?: boolean
  /** Texts to add after the words of some elements. */
  after?: Map<Node, string>
}

/** All words within an element, however deep. */
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
    return hidden.test(node.nodeName) ? null : node.firstChild
  }

  /** Returns what follows, within the element. */
  function leave(node: Node): Node | null {
    for (let ancestor: Node | null = node; ancestor && ancestor !== element; ancestor = ancestor.parentNode) {
      if (after?.has(ancestor)) out.push(after.get(ancestor)!)
      between(ancestor)
      if (ancestor.nextSibling) return ancestor.nextSibling
    }
    return null
  }

  function between(node: Node) {
    if (!isExact && apart.test(node.nodeName)) out.push(' ')
  }
}

/** The nearest element of that name that this one stands in. */
export function ancestorNamed(element: Element, name: string): Element | undefined {
  for (let ancestor = element.parentElement; ancestor; ancestor = ancestor.parentElement)
    if (ancestor.localName === name) return ancestor
  return undefined
}
