import type { Kind } from '@/db/schema'
import { languages } from '@/lib/languages'
import { isSlug } from '@/lib/slug'

/** First segments that mean something else: a page cannot take them. */
const reserved = new Set([
  ...[
    'news',
    'archive',
    'publications',
    'topics',
    'countries',
    'search',
    'files',
    'media',
    'feed',
    'oai',
    'page',
    'category',
    'tag',
    'author',
  ],
  ...['admin', 'sign-in', 'setup', 'preview', 'api', 'wp-content', 'wp-admin', 'icon'],
  ...[
    'cite',
    'cite-list',
    'front',
    'latest',
    'record',
    'year',
    'month',
    'post',
    'library',
    'publication',
    'terms',
    'term',
    'sitemap',
    'robots',
  ],
  ...languages,
])

/** Why a slug cannot stand in an address, if it cannot. */
export function slugProblem(kind: Kind, slug: string): string | undefined {
  if (!slug) return 'Give the entry an address.'
  if (!isSlug(slug)) return 'An address has small Latin letters, digits and single hyphens, at most 80 characters.'
  if (kind === 'page' && (reserved.has(slug) || /^\d+$/.test(slug)))
    return `“${slug}” is taken by the site itself. Choose another address.`
}
