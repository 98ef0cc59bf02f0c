import { childElements, childText, wholeText, childWord, type WxrElement } from './elements'
import type { WxrAuthor, WxrComment, WxrItem, WxrMeta, WxrSite, WxrTerm } from './types'
import { withoutEnd } from '../text/slug'

export function readSite(channel: WxrElement): WxrSite {
  const url =
    childWord(channel, 'wp:base_blog_url') || childWord(channel, 'link') || childWord(channel, 'wp:base_site_url')
  return {
    title: childWord(channel, 'title'),
    url: withoutEnd(url, /\//),
    description: childWord(channel, 'description'),
    language: childWord(channel, 'language'),
    version: childWord(channel, 'wp:wxr_version'),
  }
}

export function readAuthor(element: WxrElement): WxrAuthor {
  const login = childWord(element, 'wp:author_login')
  const [first, last] = [childWord(element, 'wp:author_first_name'), childWord(element, 'wp:author_last_name')]
  const name = childWord(element, 'wp:author_display_name') || [first, last].filter(Boolean).join(' ') || login
  return { login, email: childWord(element, 'wp:author_email'), name }
}

/** Categories and tags have their own elements; other taxonomies share one. */
export function readTerm(element: WxrElement): WxrTerm | undefined {
  switch (element.name) {
    case 'wp:category':
      return term('category', 'category_nicename', 'cat_name', 'category_parent', 'category_description')
    case 'wp:tag':
      return term('post_tag', 'tag_slug', 'tag_name', '', 'tag_description')
    case 'wp:term':
      return term(childWord(element, 'wp:term_taxonomy'), 'term_slug', 'term_name', 'term_parent', 'term_description')
    default:
      return undefined
  }

  function term(taxonomy: string, slug: string, name: string, parent: string, description: string): WxrTerm {
    const word = (field: string) => childWord(element, `wp:${field}`)
    const meta = metaOf(element, 'wp:termmeta')
    const id = word('term_id')
    return {
      ...(id && { id }),
      taxonomy,
      ...(meta.length > 0 && { meta }),
      slug: word(slug),
      name: word(name) || word(slug),
      parent: word(parent),
      description: word(description),
    }
  }
}

const knownElements = new Set(
  (
    'title link pubDate guid description category dc:creator content:encoded excerpt:encoded wp:post_id wp:post_type wp:post_date ' +
    'wp:post_date_gmt wp:post_modified wp:post_modified_gmt wp:post_name wp:status wp:post_parent wp:post_password wp:is_sticky ' +
    'wp:postmeta wp:comment wp:attachment_url'
  ).split(' '),
)

export function readItem(element: WxrElement): WxrItem {
  const word = (name: string) => childWord(element, name)
  return {
    id: word('wp:post_id'),
    ...typeOf(word('wp:post_type'), word('wp:attachment_url')),
    title: word('title'),
    link: word('link'),
    guid: word('guid'),
    creator: word('dc:creator'),
    content: childText(element, 'content:encoded'),
    excerpt: childText(element, 'excerpt:encoded'),
    date: word('wp:post_date'),
    dateGmt: word('wp:post_date_gmt'),
    modified: word('wp:post_modified'),
    modifiedGmt: word('wp:post_modified_gmt'),
    pubDate: word('pubDate'),
    name: word('wp:post_name'),
    status: word('wp:status'),
    parent: word('wp:post_parent'),
    password: word('wp:post_password'),
    sticky: word('wp:is_sticky') === '1',
    terms: itemTermsOf(childElements(element, 'category')),
    meta: metaOf(element, 'wp:postmeta'),
    comments: childElements(element, 'wp:comment').map(commentOf),
    attachmentUrl: word('wp:attachment_url'),
    unknown: unknownIn(element),
  }
}

function typeOf(type: string, file: string) {
  if (type) return { type }
  return file ? { type: 'attachment' } : { type: 'post', lacksType: true as const }
}

/** Before WXR 1.1, each term appeared twice, once without a slug. No taxonomy means a category. */
function itemTermsOf(categories: WxrElement[]) {
  const someHaveSlugs = categories.some(({ attributes }) => attributes.nicename)
  return categories.flatMap((category) => {
    const { domain, nicename } = category.attributes
    const name = wholeText(category).trim()
    if (!nicename && (someHaveSlugs || !name)) return []
    const taxonomy = domain === 'tag' ? 'post_tag' : domain || 'category'
    return [{ taxonomy, slug: nicename ?? '', name: name || nicename! }]
  })
}

function commentOf(element: WxrElement): WxrComment {
  const word = (name: string) => childWord(element, `wp:comment_${name}`)
  return {
    id: word('id'),
    author: word('author'),
    email: word('author_email'),
    url: word('author_url'),
    date: word('date_gmt') || word('date'),
    text: childText(element, 'wp:comment_content'),
    approved: word('approved'),
    type: word('type'),
    parent: word('parent'),
    meta: metaOf(element, 'wp:commentmeta'),
  }
}

function metaOf(element: WxrElement, name: string): WxrMeta[] {
  return childElements(element, name).map((meta) => ({
    key: childWord(meta, 'wp:meta_key'),
    value: childText(meta, 'wp:meta_value'),
  }))
}

function unknownIn(element: WxrElement) {
  const unknownChildren = element.children.filter(({ name }) => !knownElements.has(name))
  return Object.fromEntries(unknownChildren.map((child) => [child.name, wholeText(child).trim()]))
}
