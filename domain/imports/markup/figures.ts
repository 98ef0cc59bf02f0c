import { decodedPart } from '@/lib/web/canonical-path'
import type { Node } from '@tiptap/pm/model'
import { bodySchema, type PictureWidth } from '@/domain/content/body/schema'
import type { MediaHere, MediaRef } from '../imported-body'
import type { Flow, ReadingState } from './flow'
import { ancestorNamed, textIn } from './text-in'
import { hasWords, type BlockWriter } from './writer'
import { readTable } from './table'

export const galleryClass = /\b(blocks-gallery-grid|wp-block-gallery|gallery)\b/

/** Writes a picture; one inside a sentence follows the sentence. */
export function readPicture(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState, caption = '') {
  const url = pictureSource(element)
  const alt = (element.getAttribute('alt') ?? '').trim()
  if (/\b(wp-smiley|emoji)\b/.test(element.getAttribute('class') ?? '')) return writer.text(alt, state.marks, false)
  if (!url || /^data:/i.test(url)) {
    flow.problems.add('A picture has no address and was left out.', alt || caption)
    return writeWords(flow, alt, caption, writer)
  }
  const ref: MediaRef = { ...mediaIdOf(element), url }
  const media = flow.find(ref)
  const to = pictureLink(flow, element, url)
  if (media) writer.aside(mediaNode(media, { alt, caption, width: widthIn(element) }))
  else writeMissing(flow, ref, alt, caption, writer)
  // A linked picture gets a line with the link below.
  if (to) writer.aside(paragraphOf(alt || caption || lastSegment(to), to))
}

function writeWords(flow: Flow, alt: string, caption: string, writer: BlockWriter) {
  for (const text of [alt, caption]) if (hasWords(text)) writer.aside(paragraphOf(text))
}

function writeMissing(flow: Flow, { url }: MediaRef, alt: string, caption: string, writer: BlockWriter) {
  const to = flow.address(url)
  flow.problems.add('A file is missing: the text links to where it was.', url)
  writer.aside(paragraphOf(alt || lastSegment(url), to))
  if (hasWords(caption) && caption !== alt) writer.aside(paragraphOf(caption))
}

type PictureWords = { alt?: string; caption?: string; width?: PictureWidth }

export function mediaNode(media: MediaHere, { alt = '', caption = '', width = '' }: PictureWords = {}): Node {
  const { mediaId, kind } = media
  if (kind === 'document') return bodySchema.node('file', { mediaId, title: caption || alt })
  return bodySchema.node('picture', {
    mediaId,
    alt: alt || media.alt || '',
    caption: caption || media.caption || '',
    credit: media.credit ?? '',
    width,
  })
}

/** Gallery pictures are in pairs; an odd last one has full width. */
function galleryWidth(n: number, count: number): PictureWidth {
  return count % 2 === 1 && n === count - 1 ? '' : 'half'
}

const knownWidths = new WeakMap<Element, PictureWidth>()

function widthIn(picture: Element) {
  if (!knownWidths.has(picture)) {
    const pictures = [...(galleryOf(picture)?.querySelectorAll('img') ?? [picture])]
    pictures.forEach((each, n) => knownWidths.set(each, galleryWidth(n, pictures.length)))
  }
  return knownWidths.get(picture)
}

/** At most: frame, list, item, figure, link, picture. */
function galleryOf(picture: Element) {
  let gallery: Element | undefined
  let around = picture.parentElement
  for (let depth = 0; around && depth < 5; depth++, around = around.parentElement)
    if (galleryClass.test(around.getAttribute('class') ?? '')) gallery = around
  return gallery
}

export function paragraphOf(text: string, href?: string) {
  const marks = href ? [bodySchema.marks.link!.create({ href })] : []
  return bodySchema.node('paragraph', null, bodySchema.text(text, marks))
}

export function lastSegment(url: string) {
  const last = url.split(/[?#]/)[0]!.split('/').filter(Boolean).at(-1) ?? url
  return decodedPart(last)
}

/** Pictures that load late have their address in other attributes. */
function pictureSource(element: Element) {
  const candidates = ['src', 'data-src', 'data-lazy-src', 'data-orig-file', 'data-original']
  const addresses = candidates.map((name) => (element.getAttribute(name) ?? '').trim()).filter(Boolean)
  const url = addresses.find((url) => !/^data:/i.test(url)) ?? addresses[0] ?? ''
  return url.startsWith('//') ? `https:${url}` : url
}

function mediaIdOf(element: Element): { id?: string } {
  const figure = ancestorNamed(element, 'figure')
  const ids = [
    /\bwp-image-(\d+)\b/.exec(element.getAttribute('class') ?? '')?.[1],
    element.getAttribute('data-id'),
    /\bwp-att-(\d+)\b/.exec(ancestorNamed(element, 'a')?.getAttribute('rel') ?? '')?.[1],
    element.getAttribute('data-attachment-id'),
    /^attachment_(\d+)$/.exec(figure?.getAttribute('number') ?? '')?.[1],
  ]
  const id = ids.find((id) => id && /^\d+$/.test(id))
  return id ? { id } : {}
}

/** Leaves out a link to the picture itself or to WordPress's page of the file. */
function pictureLink(flow: Flow, element: Element, url: string) {
  const link = ancestorNamed(element, 'a')
  const href = link?.getAttribute('href')?.trim()
  if (/\battachment\b/.test(link?.getAttribute('rel') ?? '') || href?.includes('attachment_id=')) return undefined
  if (!href || /\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?)([?#]|$)/i.test(href) || href === url) return undefined
  if (/^(#|javascript:)/i.test(href)) return undefined
  return flow.address(href, element)
}

export function readFigure(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  writer.endParagraph()
  const captioned = captionedTable(element)
  if (captioned) return readTable(flow, captioned.table, writer, state, captioned.lines)
  const pictures = [...element.querySelectorAll('img')]
  const isPicture = pictures.length === 1 && !element.querySelector('figure, table, blockquote, iframe, video, audio')
  if (!isPicture) return flow.paragraph(element, writer, state)
  const { caption, links } = captionOf(flow, element)
  const [image] = pictures
  readPicture(flow, image!, writer, state, caption)
  for (const { words, to } of links) writer.block(paragraphOf(words, to))
  writer.endParagraph()
}

function captionedTable(frame: Element) {
  const [table, caption, ...rest] = frame.children
  if (table?.localName !== 'table' || caption?.localName !== 'figcaption' || rest.length > 0) return undefined
  if (caption.querySelector('a[href], img')) return undefined
  const lines = textIn(caption)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
  return lines.length > 0 && lines.length < 3 ? { table, lines } : undefined
}

/** Keeps all words of a caption. Web addresses of its links are shown in it; other links are in lines below. */
function captionOf(flow: Flow, element: Element) {
  const links: { words: string; to: string }[] = []
  const after = new Map<globalThis.Node, string>()
  for (const link of element.querySelectorAll('a[href]')) {
    const words = textIn(link).replace(/\s+/g, ' ').trim()
    const href = link.getAttribute('href')!.trim()
    const to = link.querySelector('img') || !hasWords(words) ? undefined : flow.address(href, link)
    if (to === undefined) continue
    if (!/^https?:/i.test(to)) links.push({ words, to })
    else if (!words.includes('://')) after.set(link, ` (${to})`)
  }
  const allWords = textIn(element, { after }).replace(/\s+/g, ' ').trim()
  return { caption: allWords || (element.getAttribute('caption') ?? '').replace(/<[^<>]*>/g, '').trim(), links }
}

/** Reads WordPress's older gallery: pictures by number, or all uploads of the text. */
export function readGallery(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  const ids = (element.getAttribute('ids') ?? '').match(/\d+/g)
  const refs: MediaRef[] = ids ? ids.map((id) => ({ id, url: '' })) : (flow.context.attached ?? [])
  if (refs.length === 0) {
    const sourceText = element.getAttribute('said') ?? '[gallery]'
    flow.problems.add('A gallery does not say which pictures it shows.', sourceText)
    return writer.text(sourceText, state.marks, false)
  }
  writer.endParagraph()
  const count = refs.filter((ref) => flow.find(ref)).length
  let shown = 0
  for (const ref of refs) {
    const media = flow.find(ref)
    if (media) writer.block(mediaNode(media, { width: galleryWidth(shown++, count) }))
    else if (ref.url) writeMissing(flow, ref, '', '', writer)
    else if (flow.context.isTextOnly)
      flow.problems.add('No folder of uploads was given: the pictures of galleries did not come.')
    else flow.problems.add('A picture of a gallery is not in the export.', `number ${ref.id}`)
  }
}
