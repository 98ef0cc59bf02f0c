import type { Node } from '@tiptap/pm/model'
import type { Language } from '@/lib/languages/languages'
import { isLettered, listStyles } from '@/lib/text/lettered-lists'
import { anchorNamer } from '@/domain/content/body/anchors'
import { headingTag } from '@/domain/content/body/elements'
import { join, emptyHtml, type Html } from '@/domain/content/body/html'
import { messagesIn } from '@/lib/messages/messages'
import { pairHalfWidthPictures } from '@/domain/content/body/pairs'
import { isCalloutKind, pageOfLoneMark } from '@/domain/content/body/schema'
import { blockMarkup, emptyBlock, type BlockAttributes, type WriteBlock } from './block'
import { element } from './elements'
import { escapeWords, inlineWriter, type FootnoteContent } from './inline'
import { fileBlock, imageBlock, recordingBlock, videoBlock, type WordPressUpload } from './media-blocks'
import { spanAttributes } from '@/domain/content/body/table'

/** `end`: the block of footnotes. */
export type BodyBlocks = { html: Html; end: string; notes: FootnoteContent[] }

type BlockOptions = {
  of: string
  language: Language
  hrefOf: (href: string) => string
  uploadOf: (mediaId: string) => WordPressUpload | undefined
}

/** Content without a block (a picture in a list, a list in a table) becomes an HTML block. */
export function bodyBlocks(doc: Node, { of, language, hrefOf, uploadOf }: BlockOptions): BodyBlocks {
  const { notes, words } = inlineWriter({ of, hrefOf })
  const anchor = anchorNamer()
  // An HTML block contains no blocks.
  let htmlDepth = 0
  const html = blocksIn(doc)
  return { html, end: notes.length ? emptyBlock('footnotes') : '', notes }

  function blocksIn(node: Node): Html {
    const blocks = pairHalfWidthPictures(node.children).map((nodes) =>
      nodes.length > 1 ? pair(nodes) : blockOf(nodes[0]!),
    )
    return join(blocks.filter(Boolean), htmlDepth ? '' : '\n\n')
  }

  function pair(nodes: Node[]) {
    const images = nodes.map(blockOf).filter(Boolean)
    if (images.length < 2) return join(images)
    const classes = 'wp-block-gallery has-nested-images columns-2'
    const html = element('figure', { class: classes }, join(images, htmlDepth ? '' : '\n\n'))
    return as('gallery', { columns: 2, imageCrop: false, linkTo: 'none' }, html)
  }

  function as(name: string, attributes: BlockAttributes, inner: Html): Html {
    return htmlDepth ? inner : blockMarkup(name, attributes, inner)
  }

  function blockOf(node: Node): Html {
    switch (node.type.name) {
      case 'paragraph':
        if (pageOfLoneMark(node) !== undefined) return emptyHtml
        return as('paragraph', {}, element('p', {}, words(node)))
      case 'heading':
        return heading(node)
      case 'bulletList':
      case 'orderedList':
        return htmlDepth || isPlainList(node) ? list(node) : plain(node)
      case 'blockquote':
        return quote(node)
      case 'codeBlock':
        return as('code', {}, code(node))
      case 'horizontalRule':
        return as('separator', {}, element('hr', { class: 'wp-block-separator has-alpha-channel-opacity' }))
      case 'callout':
        return callout(node)
      case 'table':
        return htmlDepth || hasPlainCells(node) ? tableOf(node, { as, words, blocksIn }) : plain(node)
      case 'picture':
        return imageBlock(node, uploadOf(node.attrs.mediaId), as)
      case 'file':
        return file(node)
      case 'video':
        return videoBlock({ href: String(node.attrs.href), title: String(node.attrs.title), within: htmlDepth > 0 }, as)
      default:
        throw new Error(`No block for ${node.type.name}`)
    }
  }

  function plain(node: Node) {
    htmlDepth++
    const inner = blockOf(node)
    htmlDepth--
    return blockMarkup('html', {}, inner)
  }

  function heading(node: Node) {
    const name = headingTag(node.attrs.level)
    const level = Number(name[1])
    const attributes = { class: 'wp-block-heading', id: anchor(node.textContent) }
    const inner = element(name, attributes, words(node))
    return as('heading', level === 2 ? {} : { level }, inner)
  }

  function list(node: Node): Html {
    const start = listStart(node)
    const points = node.children.map((item) => as('list-item', {}, element('li', {}, inItem(item))))
    const items = join(points, htmlDepth ? '' : '\n\n')
    if (node.type.name === 'bulletList') return as('list', {}, element('ul', { class: 'wp-block-list' }, items))
    const from = start > 1 && { start }
    const letters = isLettered(node.attrs.type) && listStyles[node.attrs.type]
    const style = letters && `list-style-type:${letters}`
    const html = element('ol', { ...from, style, class: 'wp-block-list' }, items)
    return as('list', { ordered: true, ...(letters && { type: letters }), ...from }, html)
  }

  function inItem(item: Node) {
    const [first, ...others] = item.children
    if (htmlDepth && others.some((node) => !isList(node))) return blocksIn(item)
    return join([words(first!), ...others.map(list)])
  }

  function file({ attrs }: Node) {
    const [title, upload] = [String(attrs.title), uploadOf(attrs.mediaId)]
    if (upload?.player)
      return recordingBlock(
        { title, transcript: attrs.transcript as unknown },
        { ...upload, player: upload.player },
        as,
      )
    return fileBlock({ title }, upload, as)
  }

  function quote(node: Node) {
    const speaker = String(node.attrs.speaker).trim()
    const cite = speaker ? [element('cite', {}, escapeWords(speaker))] : []
    return as('quote', {}, element('blockquote', { class: 'wp-block-quote' }, blocksIn(node), ...cite))
  }

  function callout(node: Node) {
    const kind = isCalloutKind(node.attrs.kind) ? node.attrs.kind : 'note'
    const label = String(node.attrs.label).trim() || messagesIn(language).body.callouts[kind]
    const labelBlock = as(
      'paragraph',
      { className: 'gazette-callout-label' },
      element('p', { class: 'gazette-callout-label' }, element('strong', {}, escapeWords(label))),
    )
    return groupBlock(`gazette-callout gazette-callout-${kind}`, [labelBlock, blocksIn(node)], as)
  }
}

function code(node: Node) {
  return element('pre', { class: 'wp-block-code' }, element('code', {}, escapeWords(node.textContent)))
}

/** Browsers count from these. */
function listStart({ attrs }: Node) {
  const start = Number(attrs.start)
  return Number.isInteger(start) && start > 1 && start < 1_000_000_000 ? start : 1
}

export function groupBlock(className: string, inner: Html[], as: WriteBlock = blockMarkup) {
  const html = element('div', { class: `wp-block-group ${className}` }, join(inner, '\n\n'))
  return as('group', { className, layout: { type: 'constrained' } }, html)
}

function isList(node: Node) {
  return node.type.name === 'bulletList' || node.type.name === 'orderedList'
}

function isPlainList(node: Node): boolean {
  return node.children.every(({ children: [first, ...rest] }) => {
    return first?.type.name === 'paragraph' && rest.every((below) => isList(below) && isPlainList(below))
  })
}

type Rendering = {
  as: (name: string, attributes: BlockAttributes, inner: Html) => Html
  words: (node: Node) => Html
  blocksIn: (node: Node) => Html
}

function hasPlainCells(table: Node) {
  return table.children.every((row) => row.children.every(isPlain))
}

function isPlain(cell: Node) {
  return cell.children.every((inside) => inside.type.name === 'paragraph')
}

function tableOf(table: Node, { as, words, blocksIn }: Rendering) {
  const rows = table.children
  const hasHead = rows.length > 1 && rows[0]!.children.every((cell) => isHeading(cell) && cell.attrs.rowspan <= 1)
  const html = rows.map((row) => element('tr', {}, join(row.children.map(cellOf))))
  const head = hasHead ? element('thead', {}, html[0]!) : emptyHtml
  const body = element('tbody', {}, join(html.slice(hasHead ? 1 : 0)))
  const caption = [table.attrs.caption, table.attrs.source].map((text) => String(text).trim()).filter(Boolean)
  const figure = element(
    'figure',
    { class: 'wp-block-table' },
    element('table', {}, head, body),
    caption.length > 0
      ? element('figcaption', { class: 'wp-element-caption' }, join(caption.map(escapeWords), element('br', {})))
      : emptyHtml,
  )
  return as('table', { hasFixedLayout: false }, figure)

  function cellOf(cell: Node) {
    const inner = isPlain(cell) ? join(cell.children.map(words), element('br', {})) : blocksIn(cell)
    return element(isHeading(cell) ? 'th' : 'td', spanAttributes(cell), inner)
  }
}

function isHeading(cell: Node) {
  return cell.type.name === 'tableHeader'
}
