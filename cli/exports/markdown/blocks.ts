import type { Node } from '@tiptap/pm/model'
import { paragraphsOf } from '@/domain/content/body/recording'
import { calloutKinds, isCalloutKind, isSafeHref, languageMarkOf } from '@/domain/content/body/schema'
import { codeBlock, linkDestination, plainLine, plainLines } from './escapes'
import { inLanguage, inlineMarkdown } from './inline'
import { withoutEnd } from '@/lib/text/without-end'
import { renderBody } from '@/domain/content/body/render'

type PlacedFile = { path: string; name: string }

export type MarkdownContext = {
  lead: (href: string) => string
  /** Returns the path from the text's file; undefined if the upload is missing. */
  placed: (mediaId: string) => PlacedFile | undefined
}

/** Writes CommonMark with GFM's tables and footnotes, and HTML for the rest. */
export function markdownOf(doc: Node, { lead, placed }: MarkdownContext): string {
  const notes: string[] = []
  const note = (footnote: Node) => notes.push(noteLine(footnote))
  const text = blocks(doc.children)
  const footnotes = notes.map((line, n) => `[^${n + 1}]: ${line}`)
  return [...(text ? [text] : []), ...footnotes].join('\n\n') + '\n'

  function blocks(nodes: readonly Node[], between = '\n\n'): string {
    return nodes
      .map((node, n) => {
        const isSecondList = /List$/.test(node.type.name) && nodes[n - 1]?.type.name === node.type.name
        // Separates two lists in a row.
        return (isSecondList ? '<!-- -->\n\n' : '') + block(node)
      })
      .filter(Boolean)
      .join(between)
  }

  /** Final # signs would count as part of the heading's mark. */
  function heading(level: number, line: string) {
    const bare = withoutEnd(line, /#/)
    return `${headingSigns[level as 2] ?? headingSigns[2]} ${bare}${bare === line ? '' : `\\${line.slice(bare.length)}`}`
  }

  function block(node: Node): string {
    switch (node.type.name) {
      case 'paragraph':
        return plainLines(inlineMarkdown(node.children, { lead, note, lineEnd: '\\\n' }))
      case 'heading':
        return heading(node.attrs.level, inlineMarkdown(node.children, { lead, note, lineEnd: ' ' }))
      case 'bulletList':
        return list(node, () => '- ')
      case 'orderedList':
        return list(node, (n) => `${listStart(node) + n}. `)
      case 'blockquote':
        return quotation(node)
      case 'codeBlock':
        return codeBlock(node.textContent)
      case 'horizontalRule':
        return '***'
      case 'callout':
        return quoteLines(`**${plainLine(calloutLabel(node))}**\n\n${blocks(node.children)}`)
      case 'picture':
        return picture(node)
      case 'file':
        return file(node)
      case 'video':
        return videoBlock(node)
      case 'table':
        return figures(node)
      default:
        throw new Error(`No Markdown for ${node.type.name}`)
    }
  }

  function list(node: Node, sign: (n: number) => string) {
    const isTight = node.children.every((item) =>
      item.children.every((child, n) => n === 0 || /List$/.test(child.type.name)),
    )
    const items = node.children.map((item, n) => {
      const inner = blocks(item.children, isTight ? '\n' : '\n\n')
      return sign(n) + indentLines(inner, sign(n).length)
    })
    return items.join(isTight ? '\n' : '\n\n')
  }

  function quotation(node: Node) {
    const speaker = String(node.attrs.speaker).trim()
    return quoteLines([blocks(node.children), ...(speaker ? [`— ${plainLine(speaker)}`] : [])].join('\n\n'))
  }

  function figures(node: Node) {
    const [caption, source] = [node.attrs.caption, node.attrs.source].map((text) => plainLine(String(text).trim()))
    const rows = tableBlock(node, { cell: (nodes) => inlineMarkdown(nodes, { lead, note, lineEnd: '<br>' }) })
    return [caption && `**${caption}**`, rows, source && `*${source}*`].filter(Boolean).join('\n\n')
  }

  function picture({ attrs }: Node) {
    const placedFile = placed(String(attrs.mediaId))
    if (!placedFile) return ''
    const alt = attrs.decorative ? '' : plainLine(String(attrs.alt))
    const caption = [attrs.caption, attrs.credit].filter(Boolean).join(' ').trim()
    return `![${alt}](${linkDestination(placedFile.path)})${caption ? `\n\n*${plainLine(caption)}*` : ''}`
  }

  function file({ attrs }: Node) {
    const placedFile = placed(String(attrs.mediaId))
    if (!placedFile) return ''
    const link = `[${plainLine(String(attrs.title) || placedFile.name)}](${linkDestination(placedFile.path)})`
    const transcript = paragraphsOf(attrs.transcript).map((words) => quoteLines(plainLines(plainLine(words))))
    return [link, ...(transcript.length > 0 ? [transcript.join('\n>\n')] : [])].join('\n\n')
  }
}

/** A single word after the sign would be a link target in programs without footnotes. */
function noteLine(footnote: Node) {
  const words = String(footnote.attrs.text).replace(/\s+/g, ' ').trim()
  const lang = languageMarkOf(footnote)
  if (lang) return inLanguage(plainLine(words), lang)
  const line = plainLines(plainLine(words))
  return words.includes(':') && !/\s/.test(words) && !isSafeHref(words) ? `${line} <!-- -->` : line
}

function videoBlock({ attrs }: Node) {
  const href = String(attrs.href)
  const title = plainLine(String(attrs.title).trim() || href)
  return isSafeHref(href) ? `[${title}](${linkDestination(href)})` : plainLines(title)
}

const headingSigns = { 2: '##', 3: '###', 4: '####' }

/** At most nine digits (CommonMark, section 5.2). */
function listStart({ attrs }: Node) {
  const start = Number(attrs.start)
  return Number.isInteger(start) && start >= 0 && start < 900_000_000 ? start : 1
}

function calloutLabel({ attrs }: Node) {
  return String(attrs.label).trim() || calloutKinds[isCalloutKind(attrs.kind) ? attrs.kind : 'note']
}

function quoteLines(text: string) {
  return text.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>')
}

function indentLines(text: string, by: number) {
  return text.replace(/\n(?=.)/g, `\n${' '.repeat(by)}`)
}

type CellWriter = { cell: (nodes: readonly Node[]) => string }

function tableBlock(node: Node, { cell }: CellWriter) {
  const rows = node.children.map((row) => row.children)
  if (!rows.every((row) => row.length === rows[0]!.length && row.every(isPlainCell))) return htmlBlock(node)
  const isHeaded = rows[0]!.every(({ type }) => type.name === 'tableHeader')
  const [head, ...body] = isHeaded ? rows : [undefined, ...rows]
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    line(head ? head.map(words) : rows[0]!.map(() => '')),
    line(rows[0]!.map(() => '---')),
    ...body.map((row) => line(row!.map(words))),
  ].join('\n')

  function words(cellNode: Node) {
    return cellNode.children.map((paragraph) => cell(paragraph.children)).join('<br>')
  }
}

function isPlainCell({ attrs, children }: Node) {
  return attrs.colspan <= 1 && attrs.rowspan <= 1 && children.every(({ type }) => type.name === 'paragraph')
}

function htmlBlock(node: Node) {
  const doc = node.type.schema.node('doc', null, [node.type.create(null, node.content)])
  return renderBody(doc, new Map())
}
