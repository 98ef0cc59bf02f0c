import { ownSegments } from '@/addresses.mjs'
import type { Kind } from '@/db/schema'
import { defaultLanguages, languageOfPrefix } from '@/lib/languages/languages'
import { isSlug } from '@/lib/text/slug'

/** First segments of the site's own addresses and of WordPress's lists and files. */
const reservedSlugs = new Set([
  ...ownSegments,
  ...defaultLanguages,
  'feed',
  'page',
  'category',
  'tag',
  'author',
  'wp-content',
  'wp-admin',
  'icon',
])

export function slugProblem(kind: Kind, slug: string): string | undefined {
  if (!slug) return 'Give the text an address.'
  if (!isSlug(slug))
    return 'An address has small letters, Latin ones without marks, digits and single hyphens, at most 80 characters.'
  if (kind === 'page' && (reservedSlugs.has(slug) || languageOfPrefix(slug) || /^\d+$/.test(slug)))
    return `“${slug}” is taken by the site itself. Choose another address.`
}
