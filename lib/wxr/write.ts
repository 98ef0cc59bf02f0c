import { cleanXml, escapeXml } from '../formats/xml'
import type { WxrAuthor, WxrItem, WxrMeta, WxrSite, WxrTerm } from './types'

// WordPress eXtended RSS 1.2, as WordPress 6 writes and reads it. The file is well-formed whatever a text contains.

const namespaces = {
  excerpt: 'http://wordpress.org/export/1.2/excerpt/',
  content: 'http://purl.org/rss/1.0/modules/content/',
  wfw: 'http://wellformedweb.org/CommentAPI/',
  dc: 'http://purl.org/dc/elements/1.1/',
  wp: 'http://wordpress.org/export/1.2/',
}

export type Channel = {
  site: Omit<WxrSite, 'version'>
  authors: WxrAuthor[]
  terms: (Omit<WxrTerm, 'id'> & { id: number; meta: WxrMeta[] })[]
}

/** Writes everything before the first item; `now` is UTC ms. */
export function wxrHead({ site, authors, terms }: Channel, now: number) {
  const names = Object.entries(namespaces).map(([prefix, name]) => ` xmlns:${prefix}="${name}"`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0"${names.join('')}>`,
    '<channel>',
    plain('title', site.title),
    plain('link', site.url),
    plain('description', site.description),
    plain('pubDate', rfc822(now)),
    plain('language', site.language),
    '<generator>Gazette</generator>',
    '<wp:wxr_version>1.2</wp:wxr_version>',
    plain('wp:base_site_url', site.url),
    plain('wp:base_blog_url', site.url),
    ...authors.map(author),
    ...terms.map(term),
    '',
  ].join('\n')
}

export const wxrTail = '</channel>\n</rss>\n'

function author({ login, email, name }: WxrAuthor, n: number) {
  const inside = [
    plain('wp:author_id', String(n + 1)),
    element('wp:author_login', login),
    element('wp:author_email', email),
    element('wp:author_display_name', name),
    element('wp:author_first_name', ''),
    element('wp:author_last_name', ''),
  ]
  return `<wp:author>${inside.join('')}</wp:author>`
}

function term({ id, taxonomy, slug, name, parent, description, meta }: Channel['terms'][number]) {
  const inside = [plain('wp:term_id', String(id))]
  if (taxonomy === 'category')
    inside.push(
      element('wp:category_nicename', slug),
      element('wp:category_parent', parent),
      element('wp:cat_name', name),
      element('wp:category_description', description),
    )
  else
    inside.push(
      element('wp:term_taxonomy', taxonomy),
      element('wp:term_slug', slug),
      element('wp:term_parent', parent),
      element('wp:term_name', name),
      element('wp:term_description', description),
    )
  const tag = taxonomy === 'category' ? 'wp:category' : 'wp:term'
  return `<${tag}>${inside.join('')}${meta.map(metaOf('wp:termmeta')).join('')}</${tag}>`
}

export type ItemToWrite = Omit<WxrItem, 'comments' | 'unknown' | 'password' | 'pubDate'>

export function wxrItem(item: ItemToWrite) {
  return [
    '<item>',
    element('title', item.title),
    plain('link', item.link),
    plain('pubDate', rfc822(Date.parse(`${item.dateGmt.replace(' ', 'T')}Z`))),
    element('dc:creator', item.creator),
    `<guid isPermaLink="false">${escapeXml(item.guid)}</guid>`,
    '<description></description>',
    element('content:encoded', item.content),
    element('excerpt:encoded', item.excerpt),
    plain('wp:post_id', item.id),
    element('wp:post_date', item.date),
    element('wp:post_date_gmt', item.dateGmt),
    element('wp:post_modified', item.modified),
    element('wp:post_modified_gmt', item.modifiedGmt),
    // This site has no comments of readers.
    element('wp:comment_status', 'closed'),
    element('wp:ping_status', 'closed'),
    element('wp:post_name', item.name),
    element('wp:status', item.status),
    plain('wp:post_parent', item.parent),
    plain('wp:menu_order', '0'),
    element('wp:post_type', item.type),
    element('wp:post_password', ''),
    plain('wp:is_sticky', item.sticky ? '1' : '0'),
    ...(item.attachmentUrl ? [element('wp:attachment_url', item.attachmentUrl)] : []),
    ...item.terms.map(
      ({ taxonomy, slug, name }) =>
        `<category domain="${escapeXml(taxonomy)}" nicename="${escapeXml(slug)}">${cdata(name)}</category>`,
    ),
    ...item.meta.map(metaOf('wp:postmeta')),
    '</item>',
    '',
  ].join('\n')
}

function metaOf(tag: string) {
  return ({ key, value }: WxrMeta) =>
    `<${tag}>${element('wp:meta_key', key)}${element('wp:meta_value', value)}</${tag}>`
}

function element(name: string, text: string) {
  return `<${name}>${cdata(text)}</${name}>`
}

function plain(name: string, text: string) {
  return `<${name}>${escapeXml(text)}</${name}>`
}

/** A CDATA section cannot contain its end, which is divided between two. */
function cdata(text: string) {
  return `<![CDATA[${cleanXml(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

/** RFC 822, as RSS requires. */
function rfc822(at: number) {
  return new Date(at).toUTCString().replace('GMT', '+0000')
}
