import type { Node } from '@tiptap/pm/model'
import { escapeHtml } from '@/lib/html'
import type { Language } from '@/lib/languages'
import { anchors } from '../../body/anchors'
import { labels } from '../../body/labels'
import { isCalloutKind } from '../../body/schema'
import { block, emptyBlock, type Attributes } from './block'
import { escapeWords, inlines, type Note } from './inline'
import { hasPlainCells, tableOf } from './table'
import { fileBlock, imageBlock, videoBlock, type Shown } from './things'

/** `end`: what stands under everything else, the footnotes. */
export type Blocks = { html: string; end: string; notes: Note[] }

type Asked = {
  of: string
  language: Language
  hrefOf: (href: string) => string
  /** An upload as WordPress has it; undefined where it is not there. */
  shown: (mediaId: string) => Shown | undefined
}

/**
 * A checked body as the blocks of WordPress's editor. What no block of its own can hold (a picture in a list, a list in a
 * table) is one block of HTML: it is shown as it should be, and its words can be changed in the editor.
 */
export function bodyBlocks(doc: Node, { of, language, hrefOf, shown }: Asked): Blocks {
  const { notes, words } = inlines({ of, hrefOf })
  const anchor = anchors()
  // Within a block of HTML there are no blocks.
  let within = 0
  const html = rendered(doc)
  return { html, end: notes.length ? emptyBlock('footnotes') : '', notes }

  function rendered(node: Node) {
    return node.children
      .map(one)
      .filter(Boolean)
      .join(within ? '' : '\n\n')
  }

  function as(name: string, attributes: Attributes, inner: string) {
    return within ? inner : block(name, attributes, inner)
  }

  function one(node: Node): string {
    switch (node.type.name) {
      case 'paragraph':
        return as('paragraph', {}, `<p>${words(node)}</p>`)
      case 'heading':
        return heading(node)
      case 'bulletList':
      case 'orderedList':
        return within || isPlainList(node) ? list(node) : plain(node)
      case 'blockquote':
        return as('quote', {}, `<blockquote class="wp-block-quote">${rendered(node)}</blockquote>`)
      case 'codeBlock':
        return as('code', {}, `<pre class="wp-block-code"><code>${escapeWords(node.textContent)}</code></pre>`)
      case 'horizontalRule':
        return as('separator', {}, '<hr class="wp-block-separator has-alpha-channel-opacity"/>')
      case 'callout':
        return callout(node)
      case 'table':
        return within || hasPlainCells(node) ? tableOf(node, { as, words, rendered }) : plain(node)
      case 'picture':
        return imageBlock(node, shown(node.attrs.mediaId), as)
      case 'file':
        return fileBlock({ title: String(node.attrs.title) }, shown(node.attrs.mediaId), as)
      case 'video':
        return videoBlock({ href: String(node.attrs.href), title: String(node.attrs.title), within: within > 0 }, as)
      default:
        throw new Error(`No block for ${node.type.name}`)
    }
  }

  function plain(node: Node) {
    within++
    const inner = one(node)
    within--
    return block('html', {}, inner)
  }

  function heading(node: Node) {
    const level = Number(node.attrs.level)
    const inner = `<h${level} class="wp-block-heading" id="${anchor(node.textContent)}">${words(node)}</h${level}>`
    return as('heading', level === 2 ? {} : { level }, inner)
  }

  function list(node: Node): string {
    const start = Number(node.attrs.start ?? 1)
    const [tag, attributes] =
      node.type.name === 'bulletList' ? ['ul', {}] : ['ol', start > 1 ? { ordered: true, start } : { ordered: true }]
    const items = node.children
      .map((item) => as('list-item', {}, `<li>${inItem(item)}</li>`))
      .join(within ? '' : '\n\n')
    const from = tag === 'ol' && start > 1 ? ` start="${start}"` : ''
    return as('list', attributes, `<${tag}${from} class="wp-block-list">${items}</${tag}>`)
  }

  function inItem(item: Node) {
    const [first, ...rest] = item.children
    if (within && rest.some((node) => !isList(node))) return rendered(item)
    return words(first!) + rest.map(list).join('')
  }

  function callout(node: Node) {
    const kind = isCalloutKind(node.attrs.kind) ? node.attrs.kind : 'note'
    const label = String(node.attrs.label).trim() || labels[language].callouts[kind]
    const said = as(
      'paragraph',
      { className: 'gazette-callout-label' },
      `<p class="gazette-callout-label"><strong>${escapeWords(label)}</strong></p>`,
    )
    return group(`gazette-callout gazette-callout-${kind}`, [said, rendered(node)], as)
  }
}

type As = (name: string, attributes: Attributes, inner: string) => string

/** Blocks that belong together, under a class that a stylesheet can name. */
export function group(className: string, inner: string[], as: As = block) {
  const html = `<div class="wp-block-group ${escapeHtml(className)}">${inner.join('\n\n')}</div>`
  return as('group', { className, layout: { type: 'constrained' } }, html)
}

function isList(node: Node) {
  return node.type.name === 'bulletList' || node.type.name === 'orderedList'
}

/** A line in each item, and lists below it: what the list block can hold. */
function isPlainList(node: Node): boolean {
  return node.children.every(({ children: [first, ...rest] }) => {
    return first?.type.name === 'paragraph' && rest.every((below) => isList(below) && isPlainList(below))
  })
}
