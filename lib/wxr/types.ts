import { isSlug, slugify } from '@/lib/text/slug'
import { decodedPart } from '@/lib/web/canonical-path'
import { Temporal } from 'temporal-polyfill'

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

type RenamedSlug = { slug: string; original: string }

/** Returns the item's slug if valid, else one made of it, the title, or kind and number. It may be taken. */
export function slugOf(item: Pick<WxrItem, 'id' | 'type' | 'name' | 'title'>): RenamedSlug {
  const original = decodedSlug(item.name)
  if (isSlug(original)) return { slug: original, original }
  const numbered = slugify(`${item.type} ${item.id}`, 'imported')
  return { slug: slugify(original, '') || slugify(item.title, numbered), original }
}

/** "မြန်မာ" for %e1%80%99…; other text stays. */
export function decodedSlug(name: string) {
  return decodedPart(name).normalize('NFC')
}

export function wxrItemKey({ id, guid, link, title, date }: WxrItem) {
  return id || guid || link || `${date} ${title}`
}

export function wxrTermKey({ taxonomy, slug, name }: Pick<WxrTerm, 'taxonomy' | 'slug' | 'name'>) {
  return `${taxonomy}/${decodedSlug(slug) || name}`
}

type ItemDates = Pick<WxrItem, 'date' | 'dateGmt' | 'modified' | 'modifiedGmt' | 'pubDate' | 'status'>

/** UTC ms: the UTC date, else the date in the site's zone, else the feed's. Undefined for a draft without one. */
export function publishedAt({ date, dateGmt, pubDate, status }: ItemDates, zone: string): number | undefined {
  const exact = instantIn(dateGmt, 'UTC')
  if (exact !== undefined) return exact
  // WordPress dates a draft by its last save and leaves out the UTC date: it is no publication date.
  if (/^(draft|pending|auto-draft|)$/.test(status) && dateGmt) return undefined
  return instantIn(date, zone) ?? instantOfFeed(pubDate)
}

export function modifiedAt({ modified, modifiedGmt }: ItemDates, zone: string): number | undefined {
  return instantIn(modifiedGmt, 'UTC') ?? instantIn(modified, zone)
}

/** A skipped time moves later; of a time that occurs twice, the first is taken. */
function instantIn(text: string, zone: string) {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(text) ?? []
  if (!date || date.startsWith('0000')) return undefined
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' }).toZonedDateTime(zone)
      .epochMilliseconds
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function instantOfFeed(text: string) {
  const parts = /^(?:\w{3}, )?(\d{1,2}) (\w{3}) (\d{4}) (\d\d:\d\d:\d\d) (?:([+-]\d\d):?(\d\d)|GMT|UTC|Z)$/.exec(text)
  if (!parts) return undefined
  const [, day, month, year, time, hours = '+00', minutes = '00'] = parts
  const number = String(monthNames.indexOf(month!) + 1).padStart(2, '0')
  const at = Date.parse(`${year}-${number}-${day!.padStart(2, '0')}T${time}${hours}:${minutes}`)
  return Number.isNaN(at) ? undefined : at
}
