import { TextSelection } from '@tiptap/pm/state'
import { findWrapping } from '@tiptap/pm/transform'
import type { Editor } from '@tiptap/react'
import {
  ChartColumn,
  FileText,
  Heading2,
  Heading3,
  Heading4,
  ImagePlus,
  Info,
  Languages,
  Lightbulb,
  Link2,
  List,
  ListOrdered,
  Minus,
  OctagonAlert,
  Pilcrow,
  Quote,
  SquareCode,
  Superscript,
  Table,
  TriangleAlert,
  Video,
  type LucideIcon,
} from 'lucide-react'
import type { CalloutKind } from '@/domain/content/body/schema'
import type { Dialogue, Tools } from './tools'

type Group = 'Text' | 'Lists and quotes' | 'Media' | 'Into the text' | 'Callouts'

export type Insertion = {
  name: string
  group: Group
  words: string
  icon: LucideIcon
  run: (editor: Editor, tools: Tools) => void
  fits?: (editor: Editor) => boolean
}

const chain = (editor: Editor) => editor.chain().focus()
const opens = (dialogue: Dialogue) => (_: Editor, tools: Tools) => tools.ask(dialogue)

export const insertions: Insertion[] = [
  {
    name: 'Heading',
    group: 'Text',
    words: 'title section h2 ##',
    icon: Heading2,
    run: (editor) => chain(editor).setHeading({ level: 2 }).run(),
  },
  {
    name: 'Smaller heading',
    group: 'Text',
    words: 'subheading subsection h3 ###',
    icon: Heading3,
    run: (editor) => chain(editor).setHeading({ level: 3 }).run(),
  },
  {
    name: 'Smallest heading',
    group: 'Text',
    words: 'subheading h4 ####',
    icon: Heading4,
    run: (editor) => chain(editor).setHeading({ level: 4 }).run(),
  },
  {
    name: 'Text',
    group: 'Text',
    words: 'paragraph plain normal',
    icon: Pilcrow,
    run: (editor) => chain(editor).setParagraph().run(),
  },
  {
    name: 'Bulleted list',
    group: 'Lists and quotes',
    words: 'bullets points unordered ul -',
    icon: List,
    run: (editor) => chain(editor).toggleBulletList().run(),
  },
  {
    name: 'Numbered list',
    group: 'Lists and quotes',
    words: 'numbers steps ordered ol 1.',
    icon: ListOrdered,
    run: (editor) => chain(editor).toggleOrderedList().run(),
  },
  {
    name: 'Quote',
    group: 'Lists and quotes',
    words: 'quotation blockquote said >',
    icon: Quote,
    run: (editor) => chain(editor).toggleBlockquote().run(),
  },
  { name: 'Picture', group: 'Media', words: 'image photo jpeg png', icon: ImagePlus, run: opens('picture') },
  {
    name: 'File',
    group: 'Media',
    words: 'pdf document download report sound audio recording mp3',
    icon: FileText,
    run: opens('document'),
  },
  { name: 'Video', group: 'Media', words: 'film youtube vimeo link card', icon: Video, run: opens('video') },
  {
    name: 'Table',
    group: 'Into the text',
    words: 'rows columns grid',
    icon: Table,
    run: insertTable,
    fits: (editor) => !editor.isActive('table'),
  },
  {
    name: 'Caption, source, chart…',
    group: 'Into the text',
    words: 'table figures graph diagram bars line show as',
    icon: ChartColumn,
    run: opens('table'),
    fits: (editor) => editor.isActive('table'),
  },
  {
    name: 'Footnote',
    group: 'Into the text',
    words: 'source reference citation endnote',
    icon: Superscript,
    run: opens('footnote'),
  },
  { name: 'Link', group: 'Into the text', words: 'address url web mail', icon: Link2, run: opens('link') },
  {
    name: 'Language…',
    group: 'Into the text',
    words: 'foreign passage quotation french khmer thai lang',
    icon: Languages,
    run: opens('language'),
  },
  {
    name: 'Dividing line',
    group: 'Into the text',
    words: 'divider separator rule hr ---',
    icon: Minus,
    run: insertLine,
  },
  {
    name: 'Code',
    group: 'Into the text',
    words: 'verbatim monospace ```',
    icon: SquareCode,
    run: (editor) => chain(editor).setCodeBlock().run(),
  },
  callout('note', 'Callout: note', 'box aside info', Info),
  callout('advice', 'Callout: advice', 'box aside tip help', Lightbulb),
  callout('important', 'Callout: important', 'box aside attention', OctagonAlert),
  callout('warning', 'Callout: warning', 'box aside danger caution', TriangleAlert),
]

/** The end of the line, so that no sentence is cut in two. */
const below = (editor: Editor) => chain(editor).setTextSelection(editor.state.selection.$to.end())

export function insertTable(editor: Editor) {
  below(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
}

export function insertLine(editor: Editor) {
  below(editor).setHorizontalRule().run()
}

function callout(kind: CalloutKind, name: string, words: string, icon: LucideIcon): Insertion {
  return { name, group: 'Callouts', words, icon, run: (editor) => void toggleCallout(editor, kind) }
}

export function toggleCallout(editor: Editor, kind: CalloutKind = 'note') {
  if (editor.isActive('callout')) return chain(editor).updateAttributes('callout', { kind }).run()
  const frame = editor.isActive('heading') ? chain(editor).setParagraph() : chain(editor)
  return frame
    .command(({ tr, dispatch }) => {
      const { $from, $to } = tr.selection
      const range = $from.blockRange($to, ({ type }) => !inList.has(type.name))
      const wrapping = range && findWrapping(range, editor.schema.nodes.callout!, { kind })
      if (wrapping && dispatch) tr.wrap(range, wrapping)
      return !!wrapping
    })
    .run()
}

export function unframe(editor: Editor) {
  return chain(editor)
    .command(({ tr }) => {
      const { $from } = tr.selection
      const depth = [...Array($from.depth + 1).keys()].findLast((each) => $from.node(each).type.name === 'callout')
      if (depth === undefined) return false
      const at = $from.before(depth)
      const { nodeSize, content } = $from.node(depth)
      tr.replaceWith(at, at + nodeSize, content)
      tr.setSelection(TextSelection.near(tr.doc.resolve($from.pos - 1)))
      return true
    })
    .run()
}

/** A list is framed whole, not a single point. */
const inList = new Set(['bulletList', 'orderedList', 'listItem'])

/** Names that begin with the query come first, then names that contain it, then other words. */
export function insertionsFor(query: string) {
  const typed = query.trim().toLowerCase()
  return insertions
    .map((insertion) => ({ insertion, rank: rankOf(insertion, typed) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ insertion }) => insertion)
}

function rankOf({ name, words }: Insertion, typed: string) {
  const lowerName = name.toLowerCase()
  if (lowerName.startsWith(typed)) return 3
  if (lowerName.split(/[\s:]+/).some((word) => word.startsWith(typed))) return 2
  return words.split(' ').some((word) => word.startsWith(typed)) ? 1 : 0
}
