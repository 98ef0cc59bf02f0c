import type { Mark, Node } from '@tiptap/pm/model'
import { fileAddress, jpegAddress, pictureAddress } from '@/lib/web/file-address'
import { durationOf } from '@/lib/time/duration'
import { fileSize } from '@/lib/web/html'
import { deskLanguage, type Language } from '@/lib/languages/languages'
import { widthsOf } from '@/lib/files/media-files'
import { isLettered, listStyles } from '@/lib/text/lettered-lists'
import { formatName, pagesInWords } from '@/lib/files/format-name'
import { isRecording, type MediaType } from '@/lib/files/media-types'
import { atOnce } from '@/lib/process/steps'
import { messagesIn } from '@/lib/messages/messages'
import { anchorNamer } from './anchors'
import type { BodyMedia } from './body-media'
import { headingTag } from './elements'
import { element, join, emptyHtml, words, type Html } from './html'
import { inLanguage, languageRuns } from './in-languages'
import { linkAddresses, newPageMarks, pagesMarkedIn } from './linked'
import { isHalfWidth, pairHalfWidthPictures } from './pairs'
import { hostOf, isCalloutKind, isSafeHref, languageMarkOf, leafText, pageOfLoneMark } from './schema'
import { recordingHtml } from './recording'
import { tableFigure } from './table'

/** Writes only elements and attributes of `bodyElements`. `language`: the language of words that the site adds. */
export function renderBody(doc: Node, media: Map<string, BodyMedia>, language: Language = deskLanguage): Html {
  return atOnce(renderSteps(doc, media, language))
}

export function* renderSteps(doc: Node, media: Map<string, BodyMedia>, language: Language): Generator<void, Html> {
  const anchor = anchorNamer(pagesMarkedIn(doc))
  const pageMark = newPageMarks(language)
  const notes: Note[] = []
  let tables = 0
  const blocks: Html[] = []
  if (doc.type.name === 'doc')
    for (const pair of pairHalfWidthPictures(doc.children)) {
      blocks.push(pairHtml(pair))
      yield
    }
  else blocks.push(doc.isInline ? line([doc]) : render(doc))
  return join([...blocks, yield* footnotes(notes, language)])

  function render(node: Node): Html {
    if (node.isText) return node.marks.reduce(wrapInMark, words(node.text!))
    if (node.type.name === 'table') return tableFigure(node, { number: ++tables, language, render })
    const inner = pageOfLoneMark(node) === undefined ? contentOf(node) : emptyHtml
    switch (node.type.name) {
      case 'paragraph':
        return pageOfLoneMark(node) === undefined ? element('p', {}, inner) : pageMark('p', pageOfLoneMark(node)!)
      case 'heading':
        return element(headingTag(node.attrs.level), { id: anchor(node.textContent) }, inner)
      case 'bulletList':
        return element('ul', {}, inner)
      case 'orderedList':
        return element('ol', { ...lettersOf(node), start: node.attrs.start > 1 && Number(node.attrs.start) }, inner)
      case 'listItem':
        return element('li', {}, inner)
      case 'blockquote':
        return quotation(node, inner)
      case 'codeBlock':
        return element('pre', {}, element('code', {}, inner))
      case 'horizontalRule':
        return element('hr', {})
      case 'hardBreak':
        return element('br', {})
      case 'callout':
        return calloutHtml(node, inner, language)
      case 'footnote':
        return referenceAnchor(notes.push({ text: String(node.attrs.text), lang: languageMarkOf(node) }), language)
      case 'pageMark':
        return pageMark('span', Number(node.attrs.page))
      case 'picture':
        return pictureHtml(node, media.get(node.attrs.mediaId))
      case 'file':
        return fileOrRecording(node, media.get(node.attrs.mediaId), language)
      case 'video':
        return videoHtml(node, language)
      default:
        throw new Error(`No rendering for ${node.type.name}`)
    }
  }

  function contentOf(node: Node): Html {
    return node.isTextblock ? line(node.children) : join(inPairs(node.children))
  }

  /** A run in another language is one element, whatever marks are inside. */
  function line(nodes: readonly Node[]): Html {
    return join(languageRuns(nodes).map(({ lang, nodes }) => inLanguage(join(nodes.map(render)), lang)))
  }

  function inPairs(nodes: readonly Node[]): Html[] {
    return pairHalfWidthPictures(nodes).map(pairHtml)
  }

  function pairHtml(nodes: readonly Node[]): Html {
    const shown = nodes.map(render).filter(Boolean)
    return shown.length > 1 ? element('div', { class: 'pair' }, ...shown) : join(shown)
  }
}

export function mediaIdsIn(doc: Node): string[] {
  const ids = new Set<string>()
  doc.descendants((node) => {
    if (node.attrs.mediaId) ids.add(node.attrs.mediaId)
  })
  return [...ids]
}

export function plainTextOf(doc: Node): string {
  return doc.textBetween(0, doc.content.size, '\n', leafText)
}

const markTags = { bold: 'strong', italic: 'em', strike: 's', code: 'code' } as const

function wrapInMark(html: Html, mark: Mark): Html {
  if (mark.type.name === 'language') return html // around the whole run
  if (mark.type.name !== 'link') return element(markTags[mark.type.name as keyof typeof markTags], {}, html)
  const href = String(mark.attrs.href)
  if (!isSafeHref(href)) return html
  // On paper, the address is printed after the words unless it is the words.
  return element('a', { href, class: html === words(href) && 'bare' }, html)
}

const textSizes = '(min-width: 44rem) 42rem, 100vw'
const halfSizes = '(min-width: 44rem) 21rem, 50vw'

function pictureHtml(node: Node, upload: BodyMedia | undefined) {
  if (!upload?.width || !upload.height) return emptyHtml
  const { id, width, height, tone } = upload
  const srcset = widthsOf(width)
    .map((srcWidth) => `${pictureAddress(id, srcWidth)} ${srcWidth}w`)
    .join(', ')
  const source = element('source', { type: 'image/webp', srcset, sizes: isHalfWidth(node) ? halfSizes : textSizes })
  const image = element('img', {
    src: jpegAddress({ id, width }),
    alt: node.attrs.decorative ? '' : String(node.attrs.alt),
    width,
    height,
    class: tone,
    loading: 'lazy',
    decoding: 'async',
  })
  return element(
    'figure',
    { class: isHalfWidth(node) ? 'picture half' : 'picture' },
    element('picture', {}, source, image),
    captionHtml(node),
  )
}

function captionHtml({ attrs }: Node) {
  const captionText = attrs.caption ? [linkAddresses(String(attrs.caption))] : []
  const credit = attrs.credit ? [element('span', { class: 'credit' }, linkAddresses(String(attrs.credit)))] : []
  const caption = join([...captionText, ...credit], ' ')
  return caption && element('figcaption', {}, caption)
}

function fileOrRecording(node: Node, upload: BodyMedia | undefined, language: Language) {
  if (!upload) return emptyHtml
  const line = fileHtml(node, upload, language)
  return isRecording(upload.type) ? recordingHtml(node, { upload, line, language }) : line
}

function fileHtml(node: Node, upload: BodyMedia, language: Language) {
  const title = words(String(node.attrs.title) || upload.name)
  const facts = [
    formatName(upload.type as MediaType, language),
    fileSize(upload.bytes, language),
    upload.pages && pagesInWords(upload.pages, language),
    upload.recording && durationOf(upload.recording.seconds),
  ]
  const size = words(facts.filter(Boolean).join(' · '))
  return element(
    'p',
    { class: 'file' },
    element('a', { href: fileAddress(upload) }, title),
    words(' '),
    element('span', {}, size),
  )
}

/** A card with a link: nothing of the other site is loaded. */
function videoHtml(node: Node, language: Language) {
  const href = String(node.attrs.href)
  const host = hostOf(href)
  const title = words(String(node.attrs.title).trim() || href)
  if (!host) return title && element('p', { class: 'video' }, title)
  const site = element('span', {}, words(messagesIn(language).body.videoOn({ host })))
  return element('p', { class: 'video' }, element('a', { href }, title), words(' '), site)
}

/** Role `note`: it is not a landmark. */
function calloutHtml(node: Node, inner: Html, language: Language) {
  const kind = isCalloutKind(node.attrs.kind) ? node.attrs.kind : 'note'
  const label = words(String(node.attrs.label).trim() || messagesIn(language).body.callouts[kind])
  const labelLine = element('p', { class: 'callout-label' }, label)
  return element('aside', { class: `callout callout-${kind}`, role: 'note' }, labelLine, inner)
}

function lettersOf({ attrs: { type } }: Node) {
  return isLettered(type) ? { type, class: listStyles[type] } : {}
}

/** The attribution is outside the quotation (HTML, 4.4.4). */
function quotation({ attrs }: Node, inner: Html) {
  const quote = element('blockquote', {}, inner)
  const speaker = String(attrs.speaker ?? '').trim()
  if (!speaker) return quote
  return element('figure', { class: 'quotation' }, quote, element('figcaption', {}, linkAddresses(speaker)))
}

/** `lang`: if it differs from the text's. */
type Note = { text: string; lang?: string }

// No heading's anchor has a colon.

function referenceAnchor(number: number, language: Language) {
  const accessibleName = { role: 'doc-noteref', 'aria-label': messagesIn(language).body.footnote({ number }) }
  const link = element('a', { id: `ref:${number}`, href: `#note:${number}`, ...accessibleName }, words(String(number)))
  return element('sup', { class: 'ref' }, link)
}

function* footnotes(notes: Note[], language: Language): Generator<void, Html> {
  if (notes.length === 0) return emptyHtml
  const phrases = messagesIn(language).body
  const items: Html[] = []
  for (const { text, lang } of notes) {
    yield
    const number = items.length + 1
    const accessibleName = { role: 'doc-backlink', 'aria-label': phrases.backTo({ number }) }
    const back = element('a', { href: `#ref:${number}`, ...accessibleName }, words('↩'))
    const inner = [inLanguage(linkAddresses(text.trim()), lang), words(' '), back]
    items.push(element('li', { id: `note:${number}` }, ...inner))
  }
  const attributes = { class: 'footnotes', role: 'doc-endnotes', 'aria-label': phrases.footnotes }
  return element('section', attributes, element('ol', {}, join(items)))
}
