import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

// Builders of exports for tests: an item in a line, a file of them, a folder of uploads.

export type Item = {
  id: number
  type?: string
  title?: string
  slug?: string
  /** `null`: the export does not state it. */
  status?: string | null
  /** On the clocks of Bangkok: "2014-10-28 09:30:00". */
  date?: string
  content?: string
  excerpt?: string
  link?: string
  guid?: string
  author?: string
  parent?: number
  password?: string
  /** "category news News" */
  terms?: string[]
  meta?: Record<string, string>
  comments?: { author: string; text: string; approved?: string }[]
  url?: string
}

export const oldUrl = 'http://www.old.example'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const cdata = (text: string) => `<![CDATA[${text}]]>`

export function itemXml(item: Item) {
  const { id, type = 'post', title = `Text ${id}`, status = 'publish', date = '2014-10-28 09:30:00' } = item
  const slug = item.slug ?? `text-${id}`
  const [year, month] = date.split('-')
  const link = item.link ?? (type === 'page' ? `${oldUrl}/${slug}/` : `${oldUrl}/${year}/${month}/${slug}/`)
  const gmt = new Date(`${date.replace(' ', 'T')}+07:00`)
  const terms = (item.terms ?? []).map((term) => {
    const [domain, nicename, ...name] = term.split(' ')
    return `<category domain="${domain}" nicename="${nicename}">${cdata(name.join(' '))}</category>`
  })
  const meta = Object.entries(item.meta ?? {}).map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`,
  )
  const comments = (item.comments ?? []).map(
    ({ author, text, approved = '1' }, n) =>
      `<wp:comment><wp:comment_id>${n + 1}</wp:comment_id><wp:comment_author>${cdata(author)}</wp:comment_author>` +
      `<wp:comment_content>${cdata(text)}</wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved></wp:comment>`,
  )
  return [
    `<item><title>${cdata(title)}</title><link>${escaped(link)}</link><dc:creator>${item.author ?? 'sokha'}</dc:creator>`,
    `<guid>${item.guid ?? `${oldUrl}/?${type === 'page' ? 'page_id' : 'p'}=${id}`}</guid><content:encoded>${cdata(item.content ?? `<p>Words of ${id}.</p>`)}</content:encoded>`,
    `<excerpt:encoded>${cdata(item.excerpt ?? '')}</excerpt:encoded><wp:post_id>${id}</wp:post_id>`,
    `<wp:post_date>${date}</wp:post_date><wp:post_date_gmt>${gmt.toISOString().slice(0, 19).replace('T', ' ')}</wp:post_date_gmt>`,
    `<wp:post_name>${slug}</wp:post_name>${status === null ? '' : `<wp:status>${status}</wp:status>`}<wp:post_parent>${item.parent ?? 0}</wp:post_parent>`,
    `<wp:post_type>${type}</wp:post_type><wp:post_password>${item.password ?? ''}</wp:post_password>`,
    ...(item.url ? [`<wp:attachment_url>${escaped(item.url)}</wp:attachment_url>`] : []),
    ...terms,
    ...meta,
    ...comments,
    '</item>',
  ].join('\n')
}

type Term = { id: number; slug: string; name: string; parent?: string }

/** A category or a tag as WordPress declares it before the items. */
export function termXml(taxonomy: 'category' | 'post_tag', { id, slug, name, parent = '' }: Term) {
  const number = `<wp:term_id>${id}</wp:term_id>`
  return taxonomy === 'category'
    ? `<wp:category>${number}<wp:category_nicename>${slug}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name>${cdata(name)}</wp:cat_name></wp:category>`
    : `<wp:tag>${number}<wp:tag_slug>${slug}</wp:tag_slug><wp:tag_name>${cdata(name)}</wp:tag_name></wp:tag>`
}

const authors = { sokha: 'sokha@old.example', admin: 'admin@old.example' }

/** `base`: the address of the old site. */
export function exportXml(items: (Item | string)[], end = '</channel></rss>', base = oldUrl) {
  const people = Object.entries(authors).map(
    ([login, email]) =>
      `<wp:author><wp:author_login>${login}</wp:author_login><wp:author_email>${email}</wp:author_email><wp:author_display_name>${cdata(login === 'admin' ? 'admin' : 'Sokha Chan')}</wp:author_display_name></wp:author>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">',
    `<channel><title>The old site</title><link>${base}</link><language>en-US</language><wp:wxr_version>1.2</wp:wxr_version>`,
    `<wp:base_site_url>${oldUrl}</wp:base_site_url><wp:base_blog_url>${base}</wp:base_blog_url>`,
    ...people,
    ...items.map((item) => (typeof item === 'string' ? item : itemXml(item))),
    end,
  ].join('\n')
}

/** Writes an export into a new folder; returns its path. */
export function exported(items: (Item | string)[], end?: string, base?: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'export-')), 'old.xml')
  writeFileSync(file, exportXml(items, end, base))
  return file
}

export function uploadsWith(files: Record<string, Buffer | string>) {
  const folder = mkdtempSync(join(tmpdir(), 'uploads-'))
  for (const [place, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, place)), { recursive: true })
    writeFileSync(join(folder, place), bytes)
  }
  return folder
}

/** An upload in the library of the old site. */
export function attachment(id: number, place: string, more: Partial<Item> = {}): Item {
  const url = `${oldUrl}/wp-content/uploads/${place}`
  const link = `${oldUrl}/?attachment_id=${id}`
  return {
    id,
    type: 'attachment',
    status: 'inherit',
    link,
    url,
    ...more,
    meta: { _wp_attached_file: place, ...more.meta },
  }
}
