import type { Frame } from '@/components/site/frame'
import { occasionWords, stateName } from '@/components/site/occasion'
import { fallbackSize } from '@/components/site/picture'
import { jpegAddress } from '@/lib/web/file-address'
import type { FeedItem } from '@/domain/published/feed'
import { fileAddress } from '@/lib/web/file-address'
import { escapeHtml, withDirections } from '@/lib/web/html'
import { directionOf } from '@/lib/languages/language-tags'
import { cleanXml } from '@/lib/formats/xml'
import { messagesIn } from '@/lib/messages/messages'

/** A live entry, or a change of one, which `anchor` names. */
export type ListItem = FeedItem & { anchor?: string }

/** Returns an id that stays when the entry moves to another address. */
export function idOf({ origin }: Frame, item: ListItem) {
  return `${origin}/#${item.anchor ?? `entry-${item.entryId}`}`
}

export function authorsOf({ authors, byline }: FeedItem): string[] {
  if (authors.length > 0) return authors.map(({ name }) => name)
  return byline ? [byline] : []
}

export function termsOf({ topics, countries }: FeedItem) {
  return [...topics, ...countries].map(({ name }) => name)
}

export function filesOf({ origin }: Frame, item: FeedItem) {
  return item.files.map((file) => ({ ...file, url: origin + fileAddress(file), title: file.title || file.name }))
}

export function pictureOf({ origin }: Frame, { lead }: FeedItem) {
  return lead && { ...lead, ...fallbackSize(lead), url: origin + jpegAddress(lead) }
}

/** Returns the summary, with the notice of a withdrawal and the state of an event or call before it. */
export function summaryOf(frame: Frame, item: FeedItem) {
  return [noticeOf(frame, item), occasionOf(frame, item), item.summary].filter(Boolean).join(' ')
}

export function noticeOf(frame: Frame, { notice }: FeedItem) {
  return notice && [messagesIn(frame.language).feeds.withdrawn, notice.explanation].filter(Boolean).join(' ')
}

function occasionOf(frame: Frame, item: FeedItem) {
  const words = [stateName(frame, item), occasionWords(frame, item)].filter(Boolean).join(' · ')
  return words && `${words}.`
}

export function htmlOf(frame: Frame, item: FeedItem) {
  const notice = noticeOf(frame, item)
  const above = [notice, occasionOf(frame, item), item.contentNote].map(
    (words) => words && `<p><strong>${escapeHtml(words)}</strong></p>`,
  )
  const text =
    item.bodyHtml === undefined ? summaryWithLink(frame, item) : absolute(item.bodyHtml, frame.origin, item.path)
  const html = cleanXml(above.join('') + figureOf(frame, item) + text)
  return directionOf(item.language) ? withDirections(`<div lang="${item.language}">${html}</div>`) : html
}

function summaryWithLink(frame: Frame, { summary, path }: FeedItem) {
  const link = `<a href="${frame.origin}${path}">${messagesIn(frame.language).lists.readMore}</a>`
  return `<p>${[escapeHtml(summary), link].filter(Boolean).join(' ')}</p>`
}

function figureOf(frame: Frame, item: FeedItem) {
  const picture = pictureOf(frame, item)
  if (!picture) return ''
  const { url, alt, width, height, caption, credit } = picture
  const words = [caption, credit].filter(Boolean).join(' ')
  const below = words ? `<figcaption>${escapeHtml(words)}</figcaption>` : ''
  return `<figure><img src="${url}" alt="${escapeHtml(alt)}" width="${width}" height="${height}">${below}</figure>`
}

// This site rendered the HTML and escaped its text, so a quotation mark can only end an attribute.
function absolute(html: string, origin: string, path: string) {
  return html
    .replace(/ (href|src)="\/(?!\/)/g, ` $1="${origin}/`)
    .replace(/ href="#/g, ` href="${origin}${path}#`)
    .replace(/ srcset="([^"]*)"/g, (_, set: string) => ` srcset="${set.replace(/(^|, )\//g, `$1${origin}/`)}"`)
}
