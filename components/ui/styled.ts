/**
 * A `ref` that styles an element. The desk's policy refuses `style` attributes, so that no shown text can cover the
 * page; styles set by a script are allowed.
 */
export function styled(style: Partial<CSSStyleDeclaration>) {
  return (element: HTMLElement | null) => {
    if (element) Object.assign(element.style, style)
  }
}
