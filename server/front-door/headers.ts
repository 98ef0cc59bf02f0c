import { languagePrefix } from '@/lib/languages/languages'
import { publicAddress } from '@/lib/web/public-address'

/** Returns the headers of every answer, errors and redirects too. */
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

type PublicPages = { forms?: string[]; frameAncestors?: string }

/**
 * Returns the policy of public pages: no scripts and no other sites, but tools may fetch robots.txt. `style`: hashes or
 * `none`; `forms`: the addresses to which forms of the page lead.
 */
export function publicPolicy(style: string, { forms = ["'none'"], frameAncestors = "'none'" }: PublicPages = {}) {
  const sources = style.split(' ').map((source) => `'${source}'`)
  return (
    `default-src 'none'; script-src 'none'; style-src ${sources.join(' ')}; img-src 'self'; media-src 'self'; font-src 'self'; ` +
    `manifest-src 'self'; ` +
    `connect-src 'self'; form-action ${forms.join(' ')}; base-uri 'none'; frame-ancestors ${frameAncestors}`
  )
}

/** Returns the addresses of the only forms of a public page: the search of the site and that of its library. */
export function searchForms(siteUrl: string, address: string) {
  const { language } = publicAddress(address.split('?')[0]!)
  // Without texts in a language, the search is that of the main language.
  const prefixes = new Set(['', languagePrefix(language)])
  return [...prefixes].flatMap((prefix) => [`${siteUrl}${prefix}/search`, `${siteUrl}${prefix}/publications`])
}

/** Returns the policy of the desk. In development Next evaluates code, injects styles and uses a web socket. */
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

/** The policy of answers that are not pages. */
export const barePolicy = "default-src 'none'; frame-ancestors 'none'"

/** The policy of uploads, which a stranger may have made. */
export const filePolicy = "sandbox; default-src 'none'"
