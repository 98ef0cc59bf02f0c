// The content of a WordPress export (WXR 1.0 to 1.2), as it is written: texts are not cleaned, dates not turned, numbers not trusted.

export type WxrSite = {
  title: string
  /** `wp:base_blog_url`, or the channel's link: whose things these are. Without a final slash. */
  url: string
  description: string
  language: string
  /** "1.2"; empty where the file does not say. */
  version: string
}

export type WxrAuthor = { login: string; email: string; name: string }

/** `taxonomy`: "category", "post_tag" or one of a plugin's; `parent`: its slug. */
export type WxrTerm = {
  /** Its number, by which `?cat=12` names a category; an item's own terms have none. */
  id?: string
  taxonomy: string
  slug: string
  name: string
  parent: string
  description: string
  /** Fields of its own, where it has any. */
  meta?: WxrMeta[]
}

export type WxrMeta = { key: string; value: string }

export type WxrComment = {
  id: string
  author: string
  email: string
  url: string
  date: string
  text: string
  /** "1", "0", "spam", "trash". */
  approved: string
  type: string
  parent: string
  meta: WxrMeta[]
}

/** An `item`: a post, a page, an attachment, a menu entry, or what a plugin keeps. */
export type WxrItem = {
  id: string
  /** "post", "page", "attachment", "nav_menu_item", … */
  type: string
  /** The export does not say what it is: it counts as a post, and nobody knows whether it was one. */
  hasNoType?: true
  title: string
  link: string
  guid: string
  /** The login of its author. */
  creator: string
  content: string
  excerpt: string
  /** "2014-10-28 09:30:00" in the zone of its site; "0000-00-00 00:00:00" where it has none. */
  date: string
  dateGmt: string
  modified: string
  modifiedGmt: string
  /** The date as feeds write it: "Sat, 16 Oct 2010 20:53:18 +0000". */
  pubDate: string
  /** Its slug, as stored: percent-encoded where it is not Latin. */
  name: string
  /** "publish", "future", "draft", "pending", "private", "trash", "inherit"; empty where the export does not say. */
  status: string
  parent: string
  password: string
  sticky: boolean
  terms: { taxonomy: string; slug: string; name: string }[]
  meta: WxrMeta[]
  comments: WxrComment[]
  /** For an attachment: where its file was. */
  attachmentUrl: string
  /** Elements that nothing above has a place for, by name, with their text. */
  unknown: Record<string, string>
}

/**
 * A piece of an export, in its order; `line`: where it begins, from 1. A reading that fails ends in `broken` and says why: what
 * came before it was whole. The same file gives the same parts in the same order each time.
 */
export type WxrPart =
  | { is: 'site'; site: WxrSite; line: number }
  | { is: 'author'; author: WxrAuthor; line: number }
  | { is: 'term'; term: WxrTerm; line: number }
  | { is: 'item'; item: WxrItem; line: number }
  | WxrRemark
  | WxrBroken

/** At the end: what was mended in reading, and how often. `line`: where it was met first. */
export type WxrRemark = { is: 'remark'; message: string; line: number }

/** The last of all, where the file cannot be read on: a sentence that a person can act on. */
export type WxrBroken = { is: 'broken'; message: string; line: number; column: number }
