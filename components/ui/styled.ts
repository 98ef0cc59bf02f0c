/** Returns a `ref` that styles an element: the desk's policy refuses `style` attributes, but not styles by script. */
export function setStyle(style: Partial<CSSStyleDeclaration>) {
  return (element: HTMLElement | null) => {
    if (element) Object.assign(element.style, style)
  }
}
