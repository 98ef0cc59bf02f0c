import { local, monthPath, yearPath, type Frame } from '@/components/site/frame'
import { termPaths } from '@/components/site/terms-page'
import { theRecord } from '@/domain/published/posts'
import { liveAddresses } from '@/domain/published/site'
import { liveTerms } from '@/domain/published/terms'
import { escapeHtml } from '@/lib/html'
import { siteLanguage, type Language } from '@/lib/languages'

/** Every public address: entries with the moment their text last changed, and the lists that lead to them. sitemaps.org 0.9 */
export async function sitemap(frame: Frame, now: number) {
  const languages = [...new Set([siteLanguage, ...frame.languages])]
  const lists = await Promise.all(languages.map((language) => listsIn({ ...frame, language }, language, now)))
  const entries = await liveAddresses(now)
  const urls = [
    ...lists.flat().map((path) => url(frame, path)),
    ...entries.map(({ path, updatedAt }) => url(frame, path, updatedAt)),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`
}

async function listsIn(frame: Frame, language: Language, now: number) {
  const [years, topics, countries] = await Promise.all([
    theRecord({ now, language, zone: frame.site.zone }),
    liveTerms({ now, language, kind: 'topic' }),
    liveTerms({ now, language, kind: 'country' }),
  ])
  return [
    ...['/', '/news', '/publications', '/archive', '/topics', '/countries'].map((path) => local(frame, path)),
    ...topics.map(({ slug }) => local(frame, `${termPaths.topic}/${slug}`)),
    ...countries.map(({ slug }) => local(frame, `${termPaths.country}/${slug}`)),
    ...years.flatMap(({ year, months }) => [
      yearPath(frame, year),
      ...months.flatMap((count, i) => (count > 0 ? [monthPath(frame, { year, month: i + 1 })] : [])),
    ]),
  ]
}

function url({ origin }: Frame, path: string, updatedAt?: number) {
  const lastmod = updatedAt === undefined ? '' : `<lastmod>${new Date(updatedAt).toISOString()}</lastmod>`
  return `<url><loc>${escapeHtml(origin + path)}</loc>${lastmod}</url>\n`
}
