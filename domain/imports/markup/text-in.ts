const hidden = /^(script|style|template|noscript)$/i
const apart = /^(br|p|div|li|tr|td|th|h[1-6]|dt|dd|figcaption|blockquote|option|wp-block)$/i

/** All words within an element, however deep: blocks with a space between them or, with `isExact`, as they are written. */
export function textIn(element: Element, isExact = false): string {
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

  /** What follows, within the element. */
  function leave(node: Node): Node | null {
    for (let at: Node | null = node; at && at !== element; at = at.parentNode) {
      between(at)
      if (at.nextSibling) return at.nextSibling
    }
    return null
  }

  function between(node: Node) {
    if (!isExact && apart.test(node.nodeName)) out.push(' ')
  }
}

/** The nearest element of that name that this one stands in. */
export function ancestorNamed(element: Element, name: string): Element | undefined {
  for (let at = element.parentElement; at; at = at.parentElement) if (at.localName === name) return at
  return undefined
}
