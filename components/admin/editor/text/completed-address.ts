/** Completes an address typed without its beginning: www.example.org, name@example.org. */
export function completed(typed: string) {
  const href = typed.trim()
  if (/^[^\s@/:]+@[^\s@/:.]+(\.[^\s@/:.]+)+$/.test(href)) return `mailto:${href}`
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/|$|\?|#)/i.test(href) ? `https://${href}` : href
}
