import { faces, styleHash } from '@/components/site/stylesheet'

const hashes = [styleHash, ...Object.values(faces).map(({ hash }) => hash)].map((hash) => `'${hash}'`)

/**
 * What a server should send with every file. It is no `meta` element of the pages: browsers do not agree on what `'self'` means
 * on a disk, and there is nobody to be protected from there.
 */
export const headers: Record<string, string> = {
  'Content-Security-Policy': [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' ${hashes.join(' ')}`,
    ...[`img-src 'self'`, `font-src 'self'`, `form-action 'self'`, `base-uri 'none'`, `frame-ancestors 'none'`],
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
}
