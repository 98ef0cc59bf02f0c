import { bodySchema } from '@/domain/content/body/schema'
import { readBlock } from './block'
import { blockTag, classicTag, moreTag } from './blocks'
import { readFigure, readGallery, galleryClass, readPicture } from './figures'
import type { ElementReader, Flow, ReadingState } from './flow'
import { readEmbeddedCode, readFrame, readRecording } from './frames'
import { readLink } from './links'
import { marksInLanguage, marksWith, withMark } from './marks'
import { codeTag, embedTag, galleryTag } from './shortcodes'
import { readTable } from './table'
import { readHeading, readPreformatted, readQuote } from './text-blocks'
import { textIn } from './text-in'
import { BlockWriter } from './writer'
import type { Node } from '@tiptap/pm/model'
import { isLettered, listStyles, type LetteredList } from '@/lib/text/lettered-lists'

const raisedDigits = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹', sub: '₀₁₂₃₄₅₆₇₈₉' }

/** Reads the content of an element without a reader, as a paragraph or within its line. */
export function readElement(flow: Flow, element: Element, writer: BlockWriter, outer: ReadingState) {
  const name = element.localName.toLowerCase()
  flow.places.register(element)
  const state = withMarks(outer, marksInLanguage(outer.marks, element))
  const reader = elementReaders.get(name)
  if (reader) return reader(flow, element, writer, state)
  const inner = withMarks(state, marksWith(state.marks, name, element))
  if (blockElements.has(name)) flow.paragraph(element, writer, inner)
  else flow.children(element, writer, inner)
}

function withMarks(state: ReadingState, marks: ReadingState['marks']): ReadingState {
  return marks === state.marks ? state : { ...state, marks }
}

const readNothing: ElementReader = () => {}

const readLists: ElementReader = (flow, element, writer, state) =>
  galleryClass.test(element.getAttribute('class') ?? '')
    ? flow.children(element, writer, state)
    : list(flow, element, writer, state)

const raisedOrNote: ElementReader = (flow, element, writer, state) => {
  if (!readFootnote(flow, element, writer) && !raisedDigitsOf(element, writer, state))
    flow.children(element, writer, state)
}

/** Reads a reference to a WordPress footnote; the note's text is elsewhere. */
function readFootnote(flow: Flow, element: Element, writer: BlockWriter) {
  const id = element.getAttribute('data-fn')
  if (!id) return false
  const note = flow.notes.get(id)
  if (!note) {
    flow.problems.add('The words of a footnote are missing from the export.', textIn(element))
    return false
  }
  const { text, lang } = note
  writer.inline(bodySchema.node('footnote', { text }, undefined, lang ? [bodySchema.mark('language', { lang })] : []))
  return true
}

/** Digits in `sup` and `sub` become characters such as km² and CO₂; other words there become ordinary text. */
function raisedDigitsOf(element: Element, writer: BlockWriter, { marks }: ReadingState) {
  const digitSet = element.localName === 'sub' ? raisedDigits.sub : raisedDigits.sup
  const text = textIn(element)
  if (!/^\d{1,3}$/.test(text.trim()) || element.querySelector('a, img')) return false
  writer.text(
    text.replace(/\d/g, (digit) => digitSet[Number(digit)]!),
    marks,
    false,
  )
  return true
}

const elementReaders = new Map<string, ElementReader>([
  [
    'script',
    (flow, element) =>
      flow.problems.add('A script was left out.', element.getAttribute('src') || (element.textContent ?? '')),
  ],
  ['style', readNothing],
  ['template', readNothing],
  ['head', readNothing],
  ['br', (_flow, _element, writer, { isClassic }) => writer.break(isClassic)],
  ['hr', (_flow, _element, writer) => writer.block(bodySchema.node('horizontalRule'))],
  ['a', readLink],
  ['sup', raisedOrNote],
  ['sub', raisedOrNote],
  ['q', readQuoted],
  ['rt', readWithState],
  // Brackets for browsers without ruby.
  ['rp', readNothing],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, ElementReader] => [name, readHeading]),
  ['ul', readLists],
  ['ol', readLists],
  ['blockquote', readQuote],
  ['pre', readPreformatted],
  ['table', readTable],
  ['img', readPicture],
  ['figure', readFigure],
  // For browsers without scripts, of a picture that loads late.
  [
    'noscript',
    (flow, element, ...rest) => (element.querySelector('img') ? undefined : flow.children(element, ...rest)),
  ],
  ['iframe', readFrame],
  ['object', readFrame],
  ['embed', readFrame],
  ['video', readRecording],
  ['audio', readRecording],
  ['form', readForm],
  [classicTag, (flow, element, writer, state) => flow.paragraph(element, writer, { ...state, isClassic: true })],
  [blockTag, readBlock],
  [codeTag, readShortcode],
  [embedTag, readEmbeddedCode],
  [galleryTag, readGallery],
  [moreTag, (flow, _element, writer) => flow.writeTeaser(writer)],
])

function readQuoted(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  writer.text('“', state.marks, false)
  flow.children(element, writer, state)
  writer.text('”', state.marks, false)
}

function readWithState(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  writer.text(' (', state.marks, false)
  flow.children(element, writer, state)
  writer.text(')', state.marks, false)
}

function readForm(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  flow.problems.add('A form does not work here; its words were taken over.', textIn(element))
  flow.paragraph(element, writer, state)
}

const blockElements = new Set(
  (
    'p div section article header footer main aside nav address center fieldset legend details summary figcaption dl dt dd li dir ' +
    'menu caption tbody thead tfoot tr td th hgroup search option optgroup select textarea title body html'
  ).split(' '),
)

/** Keeps enclosed text under its title. Shows a single tag as text, since its output is unknown. */
function readShortcode(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  const name = element.getAttribute('name') ?? ''
  const sourceText = element.getAttribute('said') ?? ''
  if (element.hasAttribute('opens')) {
    flow.problems.add('A shortcode is not known here. The text that it encloses was taken over.', `[${name}]`)
    const [, title] = /\s(?:title|heading|header|label)=["']([^"']+)["']/i.exec(sourceText) ?? []
    if (!title) return
    writer.endParagraph()
    writer.text(title, withMark([], 'bold'), false)
    return writer.endParagraph()
  }
  flow.problems.add('A shortcode is not known here and stands as it was written.', sourceText)
  writer.text(sourceText, withMark(state.marks, 'code'), false)
}

/** Puts a list in a list into the item before it; other stray content becomes items. */
function list(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  const points: Node[][] = []
  let stray = new BlockWriter(state.isClassic)
  read(element, state)
  settle()
  writer.endParagraph()
  const items = points.filter((blocks) => blocks.length > 0).map(pointOf)
  if (items.length === 0) return
  const isOrdered = element.localName === 'ol'
  const numbers = isOrdered ? { ...startOf(element), type: lettersOf(element) } : {}
  writer.block(bodySchema.node(isOrdered ? 'orderedList' : 'bulletList', numbers, items))

  function read(parent: Element, at: ReadingState) {
    const inner = { ...at, depth: at.depth + 1 }
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      const name = node.nodeName.toLowerCase()
      if (name === 'li') {
        settle()
        flow.places.register(node as unknown as Element)
        points.push(flow.blocksIn(node as unknown as Element, inner))
      } else if (isWrapper(name) && inner.depth < 50) read(node as unknown as Element, inner)
      else if (/^[uo]l$/.test(name) && points.length > 0) {
        settle()
        points.at(-1)!.push(...flow.blocksOf(node, inner))
      } else flow.node(node, stray, inner)
    }
  }

  function settle() {
    const blocks = stray.finish()
    if (blocks.length > 0) points.push(blocks)
    stray = new BlockWriter(state.isClassic)
  }
}

function isWrapper(name: string) {
  return name === blockTag || name === classicTag
}

function pointOf(blocks: Node[]) {
  const first = blocks[0]!.type.name === 'paragraph' ? [] : [bodySchema.node('paragraph')]
  return bodySchema.node('listItem', null, [...first, ...blocks])
}

function startOf(element: Element) {
  const start = Number(element.getAttribute('start') ?? 1)
  return Number.isInteger(start) && start > 1 && start < 1_000_000 ? { start } : {}
}

function lettersOf(element: Element): LetteredList | null {
  const type = element.getAttribute('type')
  if (isLettered(type)) return type
  const [, style] = /list-style(?:-type)?:\s{0,9}([a-z-]{1,20})/.exec(element.getAttribute('style') ?? '') ?? []
  const [letters] = Object.entries(listStyles).find(([, name]) => name === style) ?? []
  return isLettered(letters) ? letters : null
}
