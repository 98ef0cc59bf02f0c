import type { Mark, Node } from '@tiptap/pm/model'
import { fileAddress } from '@/lib/file-address'
import { formatName, pagesOf } from '@/lib/file-words'
import { escapeHtml, fileSize } from '@/lib/html'
import { siteLanguage, type Language } from '@/lib/languages'
import { fallbackWidth, widthsOf } from '@/lib/media-files'
import type { MediaType } from '@/lib/media-types'
import { anchors } from './anchors'
import { footnotes, reference } from './footnotes'
import { labels } from './labels'
import { hostOf, isCalloutKind, isSafeHref, leafText } from './schema'
import { table } from './table'

/** What rendering needs to know of an upload. */
export type BodyMedia = {
  id: string
  lineage: string
  name: string
  type: string
  bytes: number
  width: number | null
  height: number | null
  pages: number | null
  tone: string | null
}

/**
 * A checked body as the HTML that readers get. Every element, attribute and address is written here and nowhere else,
 * so nothing that came in with the document can become markup. No `style` attribute: the public policy refuses it.
 * @param language the text's own, in which it says what nobody wrote: "Note", "Footnote 1", "4 pages"
 */
export function renderBody(doc: Node, media: Map<string, BodyMedia>, language: Language = siteLanguage): string {
  const anchor = anchors()
  const notes: string[] = []
  let tables = 0
  return render(doc) + footnotes(notes, language)

  function render(node: Node): string {
    if (node.isText) return node.marks.reduce(wrapped, escapeHtml(node.text!))
    if (node.type.name === 'table') return table(node, labels[language].table(++tables), render)
    const inner = node.children.map(render).join('')
    switch (node.type.name) {
      case 'doc':
        return inner
      case 'paragraph':
        return `<p>${inner}</p>`
      case 'heading':
        return `<h${node.attrs.level} id="${anchor(node.textContent)}">${inner}</h${node.attrs.level}>`
      case 'bulletList':
        return `<ul>${inner}</ul>`
      case 'orderedList':
        return node.attrs.start > 1 ? `<ol start="${Number(node.attrs.start)}">${inner}</ol>` : `<ol>${inner}</ol>`
      case 'listItem':
        return `<li>${inner}</li>`
      case 'blockquote':
        return `<blockquote>${inner}</blockquote>`
      case 'codeBlock':
        return `<pre><code>${inner}</code></pre>`
      case 'horizontalRule':
        return '<hr>'
      case 'hardBreak':
        return '<br>'
      case 'callout':
        return callout(node, inner, language)
      case 'footnote':
        return reference(notes.push(String(node.attrs.text)), language)
      case 'picture':
        return picture(node, media.get(node.attrs.mediaId))
      case 'file':
        return file(node, media.get(node.attrs.mediaId), language)
      case 'video':
        return video(node, language)
      default:
        throw new Error(`No rendering for ${node.type.name}`)
    }
  }
}

/** The ids of uploads that a body shows or offers. */
export function mediaIn(doc: Node): string[] {
  const found = new Set<string>()
  doc.descendants((node) => {
    if (node.attrs.mediaId) found.add(node.attrs.mediaId)
  })
  return [...found]
}

/** A body as plain text, blocks on lines of their own. */
export function textOf(doc: Node): string {
  return doc.textBetween(0, doc.content.size, '\n', leafText)
}

const tags: Record<string, string> = { bold: 'strong', italic: 'em', strike: 's', code: 'code' }

function wrapped(html: string, mark: Mark): string {
  if (mark.type.name !== 'link') return `<${tags[mark.type.name]}>${html}</${tags[mark.type.name]}>`
  const href = String(mark.attrs.href)
  if (!isSafeHref(href)) return html
  // On paper an address stands behind its words: not where it is the words.
  const bare = html === escapeHtml(href) ? ' class="bare"' : ''
  return `<a href="${escapeHtml(href)}"${bare}>${html}</a>`
}

function picture(node: Node, upload: BodyMedia | undefined) {
  if (!upload?.width || !upload.height) return ''
  const widths = widthsOf(upload.width)
  const sources = widths.map((width) => `/media/${upload.id}/${width}.webp ${width}w`).join(', ')
  const tone = upload.tone ? ` class="${escapeHtml(upload.tone)}"` : ''
  const alt = node.attrs.decorative ? '' : escapeHtml(String(node.attrs.alt))
  const credit = node.attrs.credit && `<span class="credit">${escapeHtml(String(node.attrs.credit))}</span>`
  const caption = [node.attrs.caption && escapeHtml(String(node.attrs.caption)), credit].filter(Boolean).join(' ')
  return (
    `<figure class="picture"><picture><source type="image/webp" srcset="${sources}" sizes="(min-width: 44rem) 42rem, 100vw">` +
    `<img src="/media/${upload.id}/${Math.min(fallbackWidth, upload.width)}.jpg" alt="${alt}" width="${upload.width}" height="${upload.height}"${tone} loading="lazy" decoding="async"></picture>` +
    `${caption && `<figcaption>${caption}</figcaption>`}</figure>`
  )
}

function file(node: Node, upload: BodyMedia | undefined, language: Language) {
  if (!upload) return ''
  const title = escapeHtml(String(node.attrs.title) || upload.name)
  const facts = [
    formatName(upload.type as MediaType, language),
    fileSize(upload.bytes, language),
    upload.pages && pagesOf(upload.pages, language),
  ]
  const size = facts.filter(Boolean).join(' · ')
  return `<p class="file"><a href="${escapeHtml(fileAddress(upload))}">${title}</a> <span>${size}</span></p>`
}

/** Its address stands for the other site: nothing of that is shown here, and nobody is asked. */
function video(node: Node, language: Language) {
  const href = String(node.attrs.href)
  const host = hostOf(href)
  const title = escapeHtml(String(node.attrs.title).trim() || href)
  if (!host) return title && `<p class="video">${title}</p>`
  return `<p class="video"><a href="${escapeHtml(href)}">${title}</a> <span>${labels[language].videoOn(escapeHtml(host))}</span></p>`
}

/** `note` and not a landmark of its own: it belongs to what it stands beside. */
function callout(node: Node, inner: string, language: Language) {
  const kind = isCalloutKind(node.attrs.kind) ? node.attrs.kind : 'note'
  const label = String(node.attrs.label).trim() || labels[language].callouts[kind]
  return `<aside class="callout callout-${kind}" role="note"><p class="callout-label">${escapeHtml(label)}</p>${inner}</aside>`
}
