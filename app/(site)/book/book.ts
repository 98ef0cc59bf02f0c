import { machineFile, notFound, sectionRoute } from '@/app/(site)/public-route'
import { listOf, type List, type ListParams } from '@/app/(site)/feed/lists'
import { type Frame, datesOf, siteName } from '@/components/site/frame'
import { writeEpub, type Chapter, languageAttribute, addressLink } from '@/lib/epub/book'
import { picturesIn, xhtmlOf, type BookPlaces } from '@/lib/epub/xhtml'
import { fallbackFile } from '@/lib/files/media-files'
import { createPause } from '@/lib/process/pauses'
import { storeProblemOf } from '@/lib/store/store'
import { readStored } from '@/lib/store/media'
import { undamagedPictures } from '@/domain/published/site-pictures'
import { messagesIn } from '@/lib/messages/messages'
import { fileSize } from '@/lib/web/html'
import { longDate, partialDate } from '@/lib/time/time'
import { escapeXml } from '@/lib/formats/xml'
import { authorsOf, filesOf, noticeOf, type ListItem } from '@/app/(site)/feed/entry'

export const book = sectionRoute<ListParams & { of: string }>(async (request) => {
  const { params, frame, language } = request
  const list = await listOf(params.of, { ...request, extent: bookExtent })
  if (!list) return notFound()
  const { bytes, isAway } = await bookOf(frame, list)
  return machineFile(bytes, 'application/epub+zip', {
    lastModified: list.changedAt,
    language,
    filename: `${list.path.slice(1).replaceAll(/[^a-z0-9%-]+/gi, '-')}.epub`,
    notCacheable: isAway,
  })
})

const megabyte = 1_000_000

/** The limits of an EPUB: texts, and bytes of HTML. One text more is read, which shows whether some are left out. */
const maxTexts = 200
const bookExtent = { limit: maxTexts + 1, room: { each: 12 * megabyte, all: 12 * megabyte } }

const maxPicturesBytes = 6 * megabyte

/** Makes an EPUB, the oldest text first. `isAway`: the store did not give all pictures, but may give them later. */
async function bookOf(frame: Frame, list: List): Promise<{ bytes: Buffer; isAway: boolean }> {
  const items = list.items.slice(0, maxTexts).reverse()
  const { pictures, isAway, isWhole } = await picturesOf(items)
  const files = new Map(items.map((item) => [item.path, chapterFile(item)]))
  const chapters: Chapter[] = []
  const pause = createPause()
  for (const item of items) {
    chapters.push(
      chapterOf(frame, item, {
        origin: frame.origin,
        path: item.path,
        chapterAt: (path) => files.get(path),
        pictureOf: (id) => (pictures.has(pictureFile(id)) ? pictureFile(id) : undefined),
      }),
    )
    await pause()
  }
  const [words, name] = [messagesIn(frame.language).book, siteName(frame).text]
  const isCut = !isWhole || items.some(({ bodyHtml }) => bodyHtml === undefined)
  const bytes = await writeEpub({
    address: frame.origin + list.path,
    title: list.title ? `${list.title} – ${name}` : name,
    language: frame.language,
    publisher: frame.site.publisher || frame.site.name,
    changedAt: list.changedAt ?? 0,
    about: [
      list.items.length > maxTexts
        ? words.newest({ n: maxTexts })
        : messagesIn(frame.language).lists.items({ n: items.length }),
      ...(isCut ? [words.leftOut] : []),
    ],
    chapters,
    pictures,
    words,
  })
  return { bytes, isAway }
}

function pictureFile(id: string) {
  return `${id}.jpg`
}

/** Reads pictures as JPEG in the order of the texts, as far as space allows. Leaves out damaged pictures. */
async function picturesOf(items: List['items']) {
  const wanted = [
    ...new Set(items.flatMap(({ lead, bodyHtml }) => [...(lead ? [lead.id] : []), ...picturesIn(bodyHtml ?? '')])),
  ]
  const known = await undamagedPictures(wanted)
  const pictures = new Map<string, Buffer>()
  let [room, isAway, isWhole] = [maxPicturesBytes, false, true]
  for (const id of wanted) {
    const picture = known.get(id)
    if (!picture || picture.bytes > room) {
      isWhole = false
      continue
    }
    try {
      const bytes = await readStored(`${id}/${fallbackFile(picture)}`)
      if (bytes?.length === picture.bytes) pictures.set(pictureFile(id), bytes)
      else isWhole = false
      room -= picture.bytes
    } catch (error) {
      isAway ||= storeProblemOf(error) !== undefined
      isWhole = false
    }
  }
  return { pictures, isAway, isWhole }
}

function chapterFile({ entryId }: ListItem) {
  return `text-${entryId}.xhtml`
}

function chapterOf(frame: Frame, item: ListItem, places: BookPlaces): Chapter {
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
      addressLink(frame.origin + item.path),
    ]
      .filter(Boolean)
      .join('\n'),
  }
}

function noticesOf(frame: Frame, item: ListItem) {
  return [noticeOf(frame, item), item.contentNote].filter((words): words is string => Boolean(words))
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
    const words = `<a href="${escapeXml(encodeURI(url))}"${languageAttribute(language ?? item.language, item.language)}>${escapeXml(title)}</a>`
    return `<li>${words} (${escapeXml(fileSize(bytes, item.language))})</li>`
  })
  return `<h2>${escapeXml(messagesIn(frame.language).files.documents({ n: files.length }))}</h2>\n<ul>${lines.join('')}</ul>`
}
