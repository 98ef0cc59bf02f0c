import { datesOf, type Frame } from '@/components/site/frame'
import { langOf, wayTo, type Chapter } from '@/lib/epub/book'
import { xhtmlOf, type BookPlaces } from '@/lib/epub/xhtml'
import { fileSize } from '@/lib/web/html'
import { longDate, partialDate } from '@/lib/time/time'
import { escapeXml } from '@/lib/formats/xml'
import { messagesIn } from '@/lib/messages/messages'
import { authorsOf, filesOf, type ListItem } from '@/app/(site)/feed/entry'

export function chapterFile({ entryId }: ListItem) {
  return `text-${entryId}.xhtml`
}

export function chapterOf(frame: Frame, item: ListItem, places: BookPlaces): Chapter {
  const { language } = item
  const own = { ...frame, language }
  const date = item.publishedOn
    ? partialDate(item.publishedOn, datesOf(own))
    : longDate(item.dated, frame.site.zone, datesOf(own))
  const line = [date, ...authorsOf(item)].map(escapeXml).join(' · ')
  const body = item.bodyHtml === undefined ? undefined : xhtmlOf(item.bodyHtml, places)
  return {
    file: chapterFile(item),
    title: item.title,
    language,
    xhtml: [
      `<p class="small">${line}</p>`,
      ...noticesOf(own, item).map((words) => `<p class="note">${escapeXml(words)}</p>`),
      item.summary && `<p><em>${escapeXml(item.summary)}</em></p>`,
      leadOf(item, places),
      body,
      documentsOf(own, item),
      wayTo(frame.origin + item.path),
    ]
      .filter(Boolean)
      .join('\n'),
  }
}

function noticesOf(frame: Frame, { withdrawn, contentNote }: ListItem) {
  const notice =
    withdrawn && [messagesIn(frame.language).feeds.withdrawn, withdrawn.explanation].filter(Boolean).join(' ')
  return [notice, contentNote].filter((words): words is string => Boolean(words))
}

function leadOf({ lead }: ListItem, { pictureOf }: BookPlaces) {
  const file = lead && pictureOf(lead.id)
  if (!file) return ''
  const caption = [lead.caption, lead.credit].filter(Boolean).map(escapeXml).join(' ')
  const below = caption && `<figcaption>${caption}</figcaption>`
  return `<figure><img src="${file}" alt="${escapeXml(lead.alt)}"/>${below}</figure>`
}

function documentsOf(frame: Frame, item: ListItem) {
  const files = filesOf(frame, item)
  if (files.length === 0) return ''
  const lines = files.map(({ url, title, bytes, language }) => {
    const words = `<a href="${escapeXml(encodeURI(url))}"${langOf(language ?? item.language, item.language)}>${escapeXml(title)}</a>`
    return `<li>${words} (${escapeXml(fileSize(bytes, item.language))})</li>`
  })
  return `<h2>${escapeXml(messagesIn(frame.language).files.documents({ n: files.length }))}</h2>\n<ul>${lines.join('')}</ul>`
}
