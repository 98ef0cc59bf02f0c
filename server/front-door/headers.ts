/** Returns what every reply carries, errors and redirects included. */
export function securityHeaders(siteUrl: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    ...(siteUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}

/**
 * The policy of a public document: nothing runs, nothing comes from elsewhere. No page connects to anything, as nothing runs in
 * it; the site itself is let in for tools that ask for robots.txt in a page's name and call it missing otherwise.
 * @param style the hashes of its inline styles as `sha256-…`, separated by spaces, or `none`
 */
export function publicPolicy(style: string, frameAncestors = "'none'") {
  const sources = style.split(' ').map((source) => `'${source}'`)
  return (
    `default-src 'none'; script-src 'none'; style-src ${sources.join(' ')}; img-src 'self'; media-src 'self'; font-src 'self'; ` +
    `manifest-src 'self'; ` +
    `connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${frameAncestors}`
  )
}

/** The desk's policy. In development, Next evaluates code, injects styles and speaks over a web socket. */
export function deskPolicy(nonce: string, dev: boolean) {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws: wss:' : ''}`,
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The policy of an answer that is no page: it may load and run nothing. */
export const barePolicy = "default-src 'none'; frame-ancestors 'none'"

/** The policy of uploads, which a stranger may have made. */
export const filePolicy = "sandbox; default-src 'none'"
