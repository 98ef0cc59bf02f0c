import type { PlainExport, PlainItem } from './plain-reader'

// Every address that WordPress served of an export, as paths of the old site. Sound and film do not come: the import says so.

type OldSite = { base: string; files: string[] }

export function oldAddresses({ items, terms }: PlainExport, { base, files }: OldSite) {
  const folder = new URL(base).pathname.replace(/\/$/, '')
  const all = new Set<string>(
    ['/', '/feed/', '/feed/atom/', '/?feed=rss2', '/comments/feed/'].map((path) => folder + path),
  )
  const texts = items.filter(({ isPublic }) => isPublic)
  const add = (...paths: string[]) => paths.forEach((path) => all.add(folder + path))
  add(
    '/wp-sitemap.xml',
    '/sitemap_index.xml',
    '/feed/rdf/',
    '/feed/rss/',
    '/?s=a',
    '/search/a/',
    '/?author=1',
    '/index.php',
  )
  if (texts.filter(({ type }) => type === 'post').length > 10) add('/page/2/', '/?paged=2')
  for (const item of items.filter(({ url }) => url && isUsed(url, texts))) {
    const page = new URL(item.link)
    if (hasCome(item.url, files)) all.add(page.pathname + page.search)
  }
  for (const item of texts) {
    const link = new URL(item.link)
    all.add(link.pathname + link.search)
    if (isFirst(item, items)) add(`/?p=${item.id}`, ...(item.type === 'page' ? [`/?page_id=${item.id}`] : []))
    const { _wp_old_slug: older } = item.meta
    // A text has pages of comments, feeds of them and forms for other sites below its own address.
    if (!link.search && link.pathname.endsWith('/'))
      for (const part of ['feed/', 'comment-page-1/', 'embed/', 'trackback/', 'amp/']) all.add(link.pathname + part)
    if (/<!--nextpage-->/.test(item.content) && !link.search) all.add(`${link.pathname}2/`)
    if (older) all.add(link.pathname.replace(item.name, older))
    if (item.type === 'post') add(...listsOf(item))
  }
  for (const { domain, slug } of texts.flatMap((item) => item.terms)) {
    if (domain === 'post_tag') add(`/tag/${slug}/`, `/tag/${slug}/feed/`, `/?tag=${slug}`)
    if (domain === 'category') for (const path of categoryPaths(slug, terms)) add(path)
  }
  return { pages: [...all], files: fileAddresses(texts, files) }
}

/** Sizes of a picture, and its own. */
function isUsed(url: string, texts: PlainItem[]) {
  const name = url.replace(/\.\w+$/, '')
  return texts.some(({ content }) => content.includes(name))
}

function hasCome(url: string, files: string[]) {
  return files.some((file) => decodeURIComponent(url).endsWith(`/${file}`))
}

/** A number leads to the first that has it. */
function isFirst(item: PlainItem, items: PlainItem[]) {
  return items.find(({ id }) => id === item.id) === item
}

function listsOf({ date, creator }: PlainItem) {
  const [year, month, day] = date.slice(0, 10).split('-')
  const name = creator.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const author = `/author/${name}/`
  return [
    `/${year}/`,
    `/${year}/${month}/`,
    `/${year}/${month}/${day}/`,
    `/${year}/${month}/feed/`,
    `/${year}/feed/`,
    `/?m=${year}${month}${day}`,
    `/?m=${year}${month}`,
    author,
    `${author}feed/`,
  ]
}

/** The list of a category and those of all that it lies in, each within its parents, alone, and by its number. */
function categoryPaths(slug: string, terms: PlainExport['terms']): string[] {
  const chain: string[] = []
  for (let at = slug; at && chain.length < 10; at = terms.find((term) => term.slug === at)?.parent ?? '')
    chain.unshift(at)
  return chain.flatMap((part, n) => {
    const { id } = terms.find((term) => term.domain === 'category' && term.slug === part) ?? {}
    const path = `/category/${chain.slice(0, n + 1).join('/')}/`
    return [path, `${path}feed/`, `/category/${part}/`, `/?category_name=${part}`, ...(id ? [`/?cat=${id}`] : [])]
  })
}

/** Addresses of files that public texts use and that lie in the folder; `isForeign`: on a host that is not the site's. */
function fileAddresses(texts: PlainItem[], files: string[]) {
  const found = new Map<string, { path: string; isForeign: boolean }>()
  for (const { content, link } of texts)
    for (const [, named] of content.matchAll(/(?:src|href|mp3|mp4)="([^"]+)"/g)) {
      const url = new URL(named!, link)
      const place = files.find((file) =>
        decodeURIComponent(url.pathname)
          .replace(/-\d+x\d+(\.\w+)$/, '$1')
          .endsWith(`/${file}`),
      )
      if (place)
        found.set(url.host + url.pathname, {
          path: url.pathname,
          isForeign: url.host !== new URL(link).host,
        })
    }
  return [...found.values()]
}
