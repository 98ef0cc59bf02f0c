/**
 * A `ref` that gives an element a style of its own. The desk's policy refuses `style` attributes, so that no text that is shown
 * there can cover the page; what a script sets is its own.
 */
export function styled(style: Partial<CSSStyleDeclaration>) {
  return (element: HTMLElement | null) => {
    if (element) Object.assign(element.style, style)
  }
}
