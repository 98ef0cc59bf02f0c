const hidden = /^(script|style|template|noscript)$/i

/** All words within an element, however deep; with `isExact` a break is a new line. */
export function textIn(element: Element, isExact = false): string {
  const out: string[] = []
  let node: Node | null = element.firstChild
  while (node) {
    if (node.nodeType === 3) out.push(node.textContent ?? '')
    else if (isExact && node.nodeName.toLowerCase() === 'br') out.push('\n')
    const inner: Node | null = hidden.test(node.nodeName) ? null : node.firstChild
    node = inner ?? following(node, element)
  }
  return out.join('')
}

function following(node: Node, within: Element): Node | null {
  for (let at: Node | null = node; at && at !== within; at = at.parentNode) if (at.nextSibling) return at.nextSibling
  return null
}
