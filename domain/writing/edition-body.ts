import { type Node, Mark } from '@tiptap/pm/model'
import { bodySchema, isSafeHref } from '@/domain/content/body/schema'
import { joinPages } from '@/lib/edition/join'
import { messagesIn } from '@/lib/messages/messages'
import {
  plainWords,
  type Block,
  type Cell,
  type Item,
  type List,
  type Row,
  type Table,
  type Piece,
  type Words,
} from '@/lib/edition/schema'
import { isLettered } from '@/lib/text/lettered-lists'
import { isLanguageTag } from '@/lib/languages/language-tags'
import type { Language } from '@/lib/languages/languages'

// Converts a document's edition into an editable body, without losing a word.

const { nodes } = bodySchema

type EditionPage = { page: number; blocks: Block[] }

export function editionBody(pages: EditionPage[], context: Pick<WordsContext, 'language' | 'isPaged'>): unknown {
  const content = blockNodes(joinPages(pages), context)
  return nodes.doc!.create(null, content.length > 0 ? content : [nodes.paragraph!.create()]).toJSON()
}

function blockNodes(blocks: Block[], context: WordsContext): Node[] {
  return blocks.flatMap((block) => blockNode(block, context))
}

function blockNode(block: Block, outer: WordsContext): Node[] {
  const context = 'lang' in block && block.lang ? { ...outer, lang: block.lang } : outer
  switch (block.is) {
    case 'page':
      return paragraphNodes(inlineNodes([block], context))
    case 'heading': {
      const words = inlineNodes(block.words, context)
      return words.length > 0 ? [nodes.heading!.create({ level: block.level }, words)] : []
    }
    case 'paragraph':
    case 'caption':
      return paragraphNodes(inlineNodes(block.words, context))
    case 'list':
      return listNodes(block, context)
    case 'table':
      return tableNodes(block, context)
    case 'figure':
      return [
        ...(block.alt
          ? paragraphNodes(inlineNodes([`${messagesIn(context.language).edition.picture} ${block.alt}`], context))
          : []),
        ...blockNodes(block.blocks, context),
        ...paragraphNodes(inlineNodes(block.caption ?? [], context)),
      ]
    case 'quote': {
      const inner = blockNodes(block.blocks, context)
      return inner.length > 0 ? [nodes.blockquote!.create(null, inner)] : []
    }
    // The file does not say where in the text a note belongs.
    case 'note':
      return blockNodes(block.blocks, context)
  }
}

function paragraphNodes(words: Node[]): Node[] {
  return words.length > 0 ? [nodes.paragraph!.create(null, words)] : []
}

/** Converts a list. A body can number lists by figures, letters and Roman figures: other labels become words. */
function listNodes({ kind, items, start }: List, context: WordsContext): Node[] {
  if (items.length === 0) return []
  const isNumbered = kind === '1' || isLettered(kind)
  const isLabelled = !isNumbered && kind !== 'bullet' && kind !== 'none'
  const content = items.map((item) => listItemNode(item, isLabelled, context))
  if (!isNumbered) return [nodes.bulletList!.create(null, content)]
  const isShown = items.some(({ label }) => label)
  return [nodes.orderedList!.create({ start: (isShown && start) || 1, type: isLettered(kind) ? kind : null }, content)]
}

function listItemNode({ label, blocks }: Item, isLabelled: boolean, context: WordsContext): Node {
  const inner = blockNodes(blocks, context)
  const words = isLabelled && label ? inlineNodes([`${label} `], context) : []
  const [first, ...rest] = inner
  if (first?.type.name !== 'paragraph')
    return nodes.listItem!.create(null, [nodes.paragraph!.create(null, words), ...inner])
  return nodes.listItem!.create(null, [nodes.paragraph!.create(null, [...words, ...first.children]), ...rest])
}

function tableNodes({ caption, rows }: Table, context: WordsContext): Node[] {
  const shown = rows.filter(({ cells }) => cells.length > 0)
  if (shown.length === 0) return paragraphNodes(inlineNodes(caption ?? [], context))
  return [
    nodes.table!.create(
      { caption: plainWords(caption ?? []) },
      shown.map((row) => tableRowNode(row, context)),
    ),
  ]
}

function tableRowNode({ cells }: Row, context: WordsContext): Node {
  return nodes.tableRow!.create(
    null,
    cells.map((cell) => tableCellNode(cell, context)),
  )
}

function tableCellNode({ head, columns = 1, rows = 1, blocks }: Cell, context: WordsContext): Node {
  const inner = blockNodes(blocks, context)
  const type = head ? nodes.tableHeader! : nodes.tableCell!
  return type.create({ colspan: columns, rowspan: rows }, inner.length > 0 ? inner : [nodes.paragraph!.create()])
}

/** `lang`: the language of these words, if it differs. Without `isPaged`, page marks and links to pages are dropped. */
type WordsContext = { language: Language; isPaged: boolean; lang?: string }

function inlineNodes(words: Words, context: WordsContext): Node[] {
  const marks = addLanguageMark(context.lang, context.language, Mark.none)
  return words.flatMap((piece) => pieceNodes(piece, marks, context))
}

function pieceNodes(piece: Piece, marks: readonly Mark[], context: WordsContext): Node[] {
  if (typeof piece === 'string') return piece ? [bodySchema.text(piece, marks)] : []
  const inner = (marks: readonly Mark[]) =>
    'words' in piece ? piece.words.flatMap((one) => pieceNodes(one, marks, context)) : []
  switch (piece.is) {
    case 'page':
      return context.isPaged ? [bodySchema.node('pageMark', { page: piece.n })] : []
    case 'note':
      return footnoteNodes(piece.words, marks, context)
    case 'strong':
      return inner(bodySchema.mark('bold').addToSet(marks))
    case 'em':
      return inner(bodySchema.mark('italic').addToSet(marks))
    case 'code':
      // Code can have no other marks. A link is kept rather than the code.
      return inner(marks.length > 0 ? marks : bodySchema.mark('code').addToSet(marks))
    case 'lang':
      return inner(addLanguageMark(piece.lang, context.language, marks))
    case 'link':
      return inner(isKept(piece.to, context) ? bodySchema.mark('link', { href: piece.to }).addToSet(marks) : marks)
  }
}

function isKept(to: string, { isPaged }: WordsContext) {
  return isSafeHref(to) && (isPaged || !to.startsWith('#'))
}

/** Converts a note in a sentence into a footnote, followed by page marks that were in it. */
function footnoteNodes(words: Words, marks: readonly Mark[], context: WordsContext): Node[] {
  const text = plainWords(words).trim()
  const pages = words.filter((piece) => typeof piece !== 'string' && piece.is === 'page')
  const lang = marks.filter(({ type }) => type.name === 'language')
  return [
    ...(text ? [bodySchema.node('footnote', { text }, undefined, lang)] : []),
    ...pages.flatMap((page) => pieceNodes(page, [], context)),
  ]
}

function addLanguageMark(lang: string | undefined, language: Language, marks: readonly Mark[]): readonly Mark[] {
  if (lang === undefined || !isLanguageTag(lang) || lang.split('-')[0] === language) return marks
  return bodySchema.mark('language', { lang }).addToSet(marks)
}
