import { cleanXml, escapeXml } from '../formats/xml'
import type { WxrAuthor, WxrItem, WxrMeta, WxrSite, WxrTerm } from './types'

// WordPress eXtended RSS 1.2, as WordPress 6 writes and reads it. The file is well-formed whatever a text contains.

const wxrNamespaces = {
  excerpt: 'http://wordpress.org/export/1.2/excerpt/',
  content: 'http://purl.org/rss/1.0/modules/content/',
  wfw: 'http://wellformedweb.org/CommentAPI/',
  dc: 'http://purl.org/dc/elements/1.1/',
  wp: 'http://wordpress.org/export/1.2/',
}

export type WxrChannel = {
  site: Omit<WxrSite, 'version'>
  authors: WxrAuthor[]
  terms: (Omit<WxrTerm, 'id'> & { id: number; meta: WxrMeta[] })[]
}

/** Writes everything before the first item; `now` is UTC ms. */
export function wxrHead({ site, authors, terms }: WxrChannel, now: number) {
  const names = Object.entries(wxrNamespaces).map(([prefix, name]) => ` xmlns:${prefix}="${name}"`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0"${names.join('')}>`,
    '<channel>',
    plainElement('title', site.title),
    plainElement('link', site.url),
    plainElement('description', site.description),
    plainElement('pubDate', rfc822Date(now)),
    plainElement('language', site.language),
    '<generator>Gazette</generator>',
    '<wp:wxr_version>1.2</wp:wxr_version>',
    plainElement('wp:base_site_url', site.url),
    plainElement('wp:base_blog_url', site.url),
    ...authors.map(authorElement),
    ...terms.map(termElement),
    '',
  ].join('\n')
}

export const wxrTail = '</channel>\n</rss>\n'

function authorElement({ login, email, name }: WxrAuthor, n: number) {
  const inside = [
    plainElement('wp:author_id', String(n + 1)),
    cdataElement('wp:author_login', login),
    cdataElement('wp:author_email', email),
    cdataElement('wp:author_display_name', name),
    cdataElement('wp:author_first_name', ''),
    cdataElement('wp:author_last_name', ''),
  ]
  return `<wp:author>${inside.join('')}</wp:author>`
}

function termElement({ id, taxonomy, slug, name, parent, description, meta }: WxrChannel['terms'][number]) {
  const inside = [plainElement('wp:term_id', String(id))]
  if (taxonomy === 'category')
    inside.push(
      cdataElement('wp:category_nicename', slug),
      cdataElement('wp:category_parent', parent),
      cdataElement('wp:cat_name', name),
      cdataElement('wp:category_description', description),
    )
  else
    inside.push(
      cdataElement('wp:term_taxonomy', taxonomy),
      cdataElement('wp:term_slug', slug),
      cdataElement('wp:term_parent', parent),
      cdataElement('wp:term_name', name),
      cdataElement('wp:term_description', description),
    )
  const tag = taxonomy === 'category' ? 'wp:category' : 'wp:term'
  return `<${tag}>${inside.join('')}${meta.map(metaOf('wp:termmeta')).join('')}</${tag}>`
}

export type ItemToWrite = Omit<WxrItem, 'comments' | 'unknown' | 'password' | 'pubDate'>

export function wxrItem(item: ItemToWrite) {
  return [
    '<item>',
    cdataElement('title', item.title),
    plainElement('link', item.link),
    plainElement('pubDate', rfc822Date(Date.parse(`${item.dateGmt.replace(' ', 'T')}Z`))),
    cdataElement('dc:creator', item.creator),
    `<guid isPermaLink="false">${escapeXml(item.guid)}</guid>`,
    '<description></description>',
    cdataElement('content:encoded', item.content),
    cdataElement('excerpt:encoded', item.excerpt),
    plainElement('wp:post_id', item.id),
    cdataElement('wp:post_date', item.date),
    cdataElement('wp:post_date_gmt', item.dateGmt),
    cdataElement('wp:post_modified', item.modified),
    cdataElement('wp:post_modified_gmt', item.modifiedGmt),
    cdataElement('wp:comment_status', 'closed'),
    cdataElement('wp:ping_status', 'closed'),
    cdataElement('wp:post_name', item.name),
    cdataElement('wp:status', item.status),
    plainElement('wp:post_parent', item.parent),
    plainElement('wp:menu_order', '0'),
    cdataElement('wp:post_type', item.type),
    cdataElement('wp:post_password', ''),
    plainElement('wp:is_sticky', item.sticky ? '1' : '0'),
    ...(item.attachmentUrl ? [cdataElement('wp:attachment_url', item.attachmentUrl)] : []),
    ...item.terms.map(
      ({ taxonomy, slug, name }) =>
        `<category domain="${escapeXml(taxonomy)}" nicename="${escapeXml(slug)}">${cdataText(name)}</category>`,
    ),
    ...item.meta.map(metaOf('wp:postmeta')),
    '</item>',
    '',
  ].join('\n')
}

function metaOf(tag: string) {
  return ({ key, value }: WxrMeta) =>
    `<${tag}>${cdataElement('wp:meta_key', key)}${cdataElement('wp:meta_value', value)}</${tag}>`
}

function cdataElement(name: string, text: string) {
  return `<${name}>${cdataText(text)}</${name}>`
}

function plainElement(name: string, text: string) {
  return `<${name}>${escapeXml(text)}</${name}>`
}

/** A CDATA section cannot contain its end, which is divided between two. */
function cdataText(text: string) {
  return `<![CDATA[${cleanXml(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

/** RFC 822, as RSS requires. */
function rfc822Date(at: number) {
  return new Date(at).toUTCString().replace('GMT', '+0000')
}
