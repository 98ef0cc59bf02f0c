// The content of a WordPress export (WXR 1.0 to 1.2) as written: nothing is cleaned or converted.

export type WxrSite = {
  title: string
  /** `wp:base_blog_url`, or the channel's link, without a final slash. */
  url: string
  description: string
  language: string
  /** For example "1.2"; empty if the file does not say. */
  version: string
}

export type WxrAuthor = { login: string; email: string; name: string }

/** `taxonomy`: "category", "post_tag" or a plugin's; `parent`: a slug. */
export type WxrTerm = {
  /** The number in `?cat=12`; terms within items have no number. */
  id?: string
  taxonomy: string
  slug: string
  name: string
  parent: string
  description: string
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
  /** "1", "0", "spam" or "trash". */
  approved: string
  type: string
  parent: string
  meta: WxrMeta[]
}

export type WxrItem = {
  id: string
  type: string
  /** The export gives no type: the item counts as a post. */
  lacksType?: true
  title: string
  link: string
  guid: string
  creator: string
  content: string
  excerpt: string
  /** "2014-10-28 09:30:00" in the site's zone; "0000-00-00 00:00:00" for none. */
  date: string
  dateGmt: string
  modified: string
  modifiedGmt: string
  /** For example "Sat, 16 Oct 2010 20:53:18 +0000". */
  pubDate: string
  /** Percent-encoded if it is not Latin. */
  name: string
  /** "publish", "future", "draft", "pending", "private", "trash", "inherit"; empty if unknown. */
  status: string
  parent: string
  password: string
  sticky: boolean
  terms: { taxonomy: string; slug: string; name: string }[]
  meta: WxrMeta[]
  comments: WxrComment[]
  attachmentUrl: string
  unknown: Record<string, string>
}

/** `line` (from 1): where it begins. `broken` ends a failed reading. Equal files give equal parts. */
export type WxrPart =
  | { is: 'site'; site: WxrSite; line: number }
  | { is: 'author'; author: WxrAuthor; line: number }
  | { is: 'term'; term: WxrTerm; line: number }
  | { is: 'item'; item: WxrItem; line: number }
  | WxrRemark
  | WxrBroken

export type WxrRemark = { is: 'remark'; message: string; line: number }

export type WxrBroken = { is: 'broken'; message: string; line: number; column: number }
