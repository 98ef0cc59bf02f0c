import type { Frame } from '@/components/site/frame'
import { fallbackWidth } from '@/lib/media-files'
import { escapeXml } from '@/lib/xml'
import type { LiveAddress } from '@/domain/published/sitemap'
import type { ListAddress } from './lists'

// The two kinds of documents of sitemaps.org 0.9, with Google's extension for pictures.

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const sitemaps = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const images = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'

/** Addresses with the moment their page last changed, and the pictures that stand on it. */
export function urlset(frame: Frame, addresses: (LiveAddress | ListAddress)[]) {
  const urls = addresses.map((address) => `<url>${location(frame, address)}${picture(frame, address)}</url>\n`)
  return `${declaration}<urlset ${sitemaps} ${images}>\n${urls.join('')}</urlset>\n`
}

/** The parts of a sitemap that is too large for one document. */
export function sitemapindex(frame: Frame, parts: ListAddress[]) {
  const maps = parts.map((part) => `<sitemap>${location(frame, part)}</sitemap>\n`)
  return `${declaration}<sitemapindex ${sitemaps}>\n${maps.join('')}</sitemapindex>\n`
}

function location({ origin }: Frame, { path, updatedAt }: ListAddress) {
  const lastmod = updatedAt === undefined ? '' : `<lastmod>${new Date(updatedAt).toISOString()}</lastmod>`
  return `<loc>${escapeXml(origin + path)}</loc>${lastmod}`
}

function picture({ origin }: Frame, address: LiveAddress | ListAddress) {
  const shown = 'picture' in address && address.picture
  if (!shown) return ''
  const path = `/media/${shown.id}/${Math.min(fallbackWidth, shown.width!)}.jpg`
  return `<image:image><image:loc>${escapeXml(origin + path)}</image:loc></image:image>`
}
