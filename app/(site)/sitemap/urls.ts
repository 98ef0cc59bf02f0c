import type { Frame } from '@/components/site/frame'
import { jpegAddress } from '@/lib/web/file-address'
import { escapeXml } from '@/lib/formats/xml'
import type { LiveAddress } from '@/domain/published/sitemap'
import type { ListAddress } from './lists'

// The two documents of sitemaps.org 0.9, with Google's extensions for pictures and other languages.

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const sitemaps = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const links = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
const images = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'

type Alternates = Map<string, { language: string; path: string }[]>

export function urlset(frame: Frame, addresses: (LiveAddress | ListAddress)[], alternates: Alternates = new Map()) {
  const urls = addresses.map((address) => {
    const languages = (alternates.get(address.path) ?? []).map((other) => alternate(frame, other)).join('')
    return `<url>${location(frame, address)}${languages}${picture(frame, address)}</url>\n`
  })
  return `${declaration}<urlset ${sitemaps} ${images} ${links}>\n${urls.join('')}</urlset>\n`
}

export function sitemapindex(frame: Frame, parts: ListAddress[]) {
  const maps = parts.map((part) => `<sitemap>${location(frame, part)}</sitemap>\n`)
  return `${declaration}<sitemapindex ${sitemaps}>\n${maps.join('')}</sitemapindex>\n`
}

function location({ origin }: Frame, { path, updatedAt }: ListAddress) {
  const lastmod = updatedAt === undefined ? '' : `<lastmod>${new Date(updatedAt).toISOString()}</lastmod>`
  return `<loc>${escapeXml(origin + path)}</loc>${lastmod}`
}

function alternate({ origin }: Frame, { language, path }: { language: string; path: string }) {
  return `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(origin + path)}"/>`
}

function picture({ origin }: Frame, address: LiveAddress | ListAddress) {
  const image = 'picture' in address && address.picture
  if (!image) return ''
  const path = jpegAddress({ id: image.id, width: image.width! })
  return `<image:image><image:loc>${escapeXml(origin + path)}</image:loc></image:image>`
}
