import { datesOf } from '@/components/site/frame'
import { escapeXml } from '@/lib/formats/xml'
import { messagesIn } from '@/lib/messages/messages'
import { longDate } from '@/lib/time/time'
import { pictureOf } from './entry'
import type { Feed } from './feed'

/** The first lines of a feed. Their style sheet, all that the policy allows, is for people who open it in a browser. */
export const prologue = '<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet type="text/css" href="/feed.css"?>\n'

export const media = 'http://search.yahoo.com/mrss/'
const xhtml = 'http://www.w3.org/1999/xhtml'

type Attributes = Record<string, string | number | undefined>

export function element(name: string, text: string | undefined, attributes: Attributes = {}) {
  return text ? `<${name}${attributesOf(attributes)}>${escapeXml(text)}</${name}>` : ''
}

export function empty(name: string, attributes: Attributes) {
  return `<${name}${attributesOf(attributes)}/>`
}

export function attributesOf(attributes: Attributes) {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')
}

export function lines(...parts: (string | undefined)[]) {
  return parts.filter(Boolean).join('\n')
}

export function explanationElement({ frame, home, title }: Feed) {
  const words = escapeXml(messagesIn(frame.language).feeds.about)
  return `<p xmlns="${xhtml}">${words} <a href="${escapeXml(home)}">${escapeXml(title)}</a></p>`
}

/** Returns an XHTML link, which browsers can follow, unlike other elements of a feed. Its words have the date. */
export function link({ frame }: Feed, { path, dated }: Feed['items'][number]) {
  const words = `${longDate(dated, frame.site.zone, datesOf(frame))} · ${messagesIn(frame.language).lists.readMore}`
  return `<a xmlns="${xhtml}" href="${escapeXml(frame.origin + path)}">${escapeXml(words)}</a>`
}

/** Returns the element of a picture, by Media RSS 1.5. */
export function pictureElement({ frame }: Feed, item: Feed['items'][number]) {
  const lead = pictureOf(frame, item)
  if (!lead) return ''
  const { url, width, height } = lead
  return lines(
    `<media:content${attributesOf({ url, medium: 'image', type: 'image/jpeg', width, height })}>`,
    element('media:description', lead.alt, { type: 'plain' }),
    element('media:credit', lead.credit),
    '</media:content>',
  )
}
