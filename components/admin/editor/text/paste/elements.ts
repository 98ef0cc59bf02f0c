/** Parses markup into a separate document, without style sheets, scripts and handlers: browsers would report them. */
export function parseHtml(html: string) {
  const text = hideStyles(removeSheets(html)).replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ''),
  )
  const { body } = new DOMParser().parseFromString(text, 'text/html')
  for (const element of body.querySelectorAll<HTMLElement>('[data-style]'))
    element.style.cssText = element.getAttribute('data-style')!
  return body
}

/** Renames `style` attributes to `data-style`, because the policy refuses them too. */
export function hideStyles(html: string) {
  return html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/(\s)style(\s*=)/gi, '$1data-style$2'))
}

/** Removes style sheets and scripts. An unclosed one continues to the end, as in a browser. */
function removeSheets(html: string) {
  let inside = ''
  const parts = html.split(/(<\/?(?:style|script)\b[^<>]*>)/i).map((part, n) => {
    const [, slash, name = ''] = n % 2 ? (/^<(\/?)(\w+)/.exec(part.toLowerCase()) ?? []) : []
    const isShown = !inside && !name
    if (name && !slash) inside ||= name
    if (slash && name === inside) inside = ''
    return isShown ? part : ''
  })
  return parts.join('')
}

export function unwrap(element: Element) {
  element.replaceWith(...element.childNodes)
}

export function renameElement(element: Element, name: string) {
  const renamed = element.ownerDocument.createElement(name)
  for (const { name, value } of element.attributes) if (name !== 'style') renamed.setAttribute(name, value)
  renamed.style.cssText = (element as HTMLElement).style.cssText
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

export function wrapInside(element: Element, name: string) {
  const mark = element.ownerDocument.createElement(name)
  mark.append(...element.childNodes)
  element.append(mark)
}

const blockSelector = 'p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, pre, hr, div, aside, figure'

export function isBlock(node: Node | null) {
  return node instanceof Element && node.matches(blockSelector)
}

export function blockOf(text: Text) {
  return text.parentElement?.closest(`${blockSelector}, li, td, th`)
}
