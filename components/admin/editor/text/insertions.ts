import { TextSelection } from '@tiptap/pm/state'
import { findWrapping } from '@tiptap/pm/transform'
import type { ChainedCommands, Editor } from '@tiptap/react'
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

type InsertionGroup = 'Text' | 'Lists and quotes' | 'Media' | 'Into the text' | 'Callouts'

export type Insertion = {
  name: string
  group: InsertionGroup
  words: string
  icon: LucideIcon
  run: (editor: Editor, tools: Tools) => void
  fits?: (editor: Editor) => boolean
}

const focusedChain = (editor: Editor) => editor.chain().focus()
const opens = (dialogue: Dialogue) => (_: Editor, tools: Tools) => tools.ask(dialogue)
const createRunner = (act: (to: ChainedCommands) => ChainedCommands) => (editor: Editor) =>
  void act(focusedChain(editor)).run()
const insertsCallout = (kind: CalloutKind) => (editor: Editor) => void toggleCallout(editor, kind)
const inTable = (editor: Editor) => editor.isActive('table')
const outsideTable = (editor: Editor) => !inTable(editor)

type InsertionRow = [name: string, words: string, icon: LucideIcon, run: Insertion['run'], fits?: Insertion['fits']]

const insertionRows: Record<InsertionGroup, InsertionRow[]> = {
  Text: [
    ['Heading', 'title section h2 ##', Heading2, createRunner((to) => to.setHeading({ level: 2 }))],
    ['Smaller heading', 'subheading subsection h3 ###', Heading3, createRunner((to) => to.setHeading({ level: 3 }))],
    ['Smallest heading', 'subheading h4 ####', Heading4, createRunner((to) => to.setHeading({ level: 4 }))],
    ['Text', 'paragraph plain normal', Pilcrow, createRunner((to) => to.setParagraph())],
  ],
  'Lists and quotes': [
    ['Bulleted list', 'bullets points unordered ul -', List, createRunner((to) => to.toggleBulletList())],
    ['Numbered list', 'numbers steps ordered ol 1.', ListOrdered, createRunner((to) => to.toggleOrderedList())],
    ['Quote', 'quotation blockquote said >', Quote, createRunner((to) => to.toggleBlockquote())],
  ],
  Media: [
    ['Picture', 'image photo jpeg png', ImagePlus, opens('picture')],
    ['File', 'pdf document download report sound audio recording mp3', FileText, opens('document')],
    ['Video', 'film youtube vimeo link card', Video, opens('video')],
  ],
  'Into the text': [
    ['Table', 'rows columns grid', Table, insertTable, outsideTable],
    ['Caption, source, chart…', 'table figures graph diagram bars line show as', ChartColumn, opens('table'), inTable],
    ['Footnote', 'source reference citation endnote', Superscript, opens('footnote')],
    ['Link', 'address url web mail', Link2, opens('link')],
    ['Language…', 'foreign passage quotation french khmer thai lang', Languages, opens('language')],
    ['Dividing line', 'divider separator rule hr ---', Minus, insertRule],
    ['Code', 'verbatim monospace ```', SquareCode, createRunner((to) => to.setCodeBlock())],
  ],
  Callouts: [
    ['Callout: note', 'box aside info', Info, insertsCallout('note')],
    ['Callout: advice', 'box aside tip help', Lightbulb, insertsCallout('advice')],
    ['Callout: important', 'box aside attention', OctagonAlert, insertsCallout('important')],
    ['Callout: warning', 'box aside danger caution', TriangleAlert, insertsCallout('warning')],
  ],
}

export const insertions = (Object.keys(insertionRows) as InsertionGroup[]).flatMap((group) =>
  insertionRows[group].map(([name, words, icon, run, fits]): Insertion => ({ name, group, words, icon, run, fits })),
)

/** Starts a chain with the cursor at the end of the line, so that no sentence is divided. */
const chainAtLineEnd = (editor: Editor) => focusedChain(editor).setTextSelection(editor.state.selection.$to.end())

export function insertTable(editor: Editor) {
  chainAtLineEnd(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
}

export function insertRule(editor: Editor) {
  chainAtLineEnd(editor).setHorizontalRule().run()
}

export function toggleCallout(editor: Editor, kind: CalloutKind = 'note') {
  if (editor.isActive('callout')) return focusedChain(editor).updateAttributes('callout', { kind }).run()
  const frame = editor.isActive('heading') ? focusedChain(editor).setParagraph() : focusedChain(editor)
  return frame
    .command(({ tr, dispatch }) => {
      const { $from, $to } = tr.selection
      const range = $from.blockRange($to, ({ type }) => !listNodeNames.has(type.name))
      const wrapping = range && findWrapping(range, editor.schema.nodes.callout!, { kind })
      if (wrapping && dispatch) tr.wrap(range, wrapping)
      return !!wrapping
    })
    .run()
}

export function unframe(editor: Editor) {
  return focusedChain(editor)
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

/** The nodes of lists. A callout contains whole lists, not single items. */
const listNodeNames = new Set(['bulletList', 'orderedList', 'listItem'])

/** Returns insertions by rank: names that begin with the query, names of which a word does, then other words. */
export function findInsertions(query: string) {
  const typed = query.trim().toLowerCase()
  return insertions
    .map((insertion) => ({ insertion, rank: matchRank(insertion, typed) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ insertion }) => insertion)
}

function matchRank({ name, words }: Insertion, typed: string) {
  const lowerName = name.toLowerCase()
  if (lowerName.startsWith(typed)) return 3
  if (lowerName.split(/[\s:]+/).some((word) => word.startsWith(typed))) return 2
  return words.split(' ').some((word) => word.startsWith(typed)) ? 1 : 0
}
