import type { Mark, Node } from '@tiptap/pm/model'
import { isSafeHref } from '@/domain/content/body/schema'
import type { BodyContext, MediaHere, MediaRef } from '../imported-body'
import { inItsLanguage } from './marks'
import { parseMarkup, type Markup } from './parse'
import { LinkPlaces } from './places'
import { ProblemList } from './problem-list'
import { textIn } from './text-in'
import { hasWords, BlockWriter } from './writer'
import { parseHTML } from 'linkedom'
import { languageTagOf } from '@/lib/languages/language-tags'

/** Deeper elements keep only their words. */
const maxDepth = 100

/** Shared blocks may contain themselves. */
const maxShared = 50

export type ReadingState = { marks: readonly Mark[]; depth: number; isClassic: boolean }

export type ElementReader = (flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) => void

type ReadingOptions = {
  shared: Map<string, Markup>
  readElement: ElementReader
}

export class Flow {
  readonly problems = new ProblemList()
  readonly notes: Notes
  readonly places = new LinkPlaces()
  teaser = ''
  inTable = false
  /** 1 if the text has a title inside: its headings move down a level. */
  shift = 0
  private readonly media = new Map<string, MediaRef>()
  private readonly links = new Set<string>()
  private shares = 0
  private readonly blocks = new Set<string>()

  constructor(
    readonly context: BodyContext,
    private readonly reading: ReadingOptions,
  ) {
    this.notes = context.footnotes ? notesIn(context.footnotes) : new Map()
  }

  read(root: Element): Node[] {
    this.shift = root.querySelector('h1') ? 1 : 0
    const writer = new BlockWriter(false)
    this.children(root, writer, { marks: [], depth: 0, isClassic: false })
    return writer.finish()
  }

  refs() {
    return { mediaRefs: [...this.media.values()], links: [...this.links], blocks: [...this.blocks] }
  }

  rootOf({ root, problem }: Markup) {
    if (problem) this.problems.add(problem)
    return root
  }

  writeTeaser(writer: BlockWriter) {
    writer.endParagraph()
    this.teaser ||= writer.textSoFar()
  }

  children(parent: Element, writer: BlockWriter, state: ReadingState) {
    if (state.depth > maxDepth) {
      this.problems.add('Elements stand within elements too deep here. Their words were taken over.', textIn(parent))
      return writer.text(textIn(parent), state.marks, state.isClassic)
    }
    const inner = { ...state, depth: state.depth + 1 }
    // The parser splits text at entities; spaces are normalised over the whole.
    let text = ''
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) text += node.textContent
      else {
        this.addText(text, writer, inner)
        text = ''
        this.node(node, writer, inner)
      }
    }
    this.addText(text, writer, inner)
  }

  private addText(text: string, writer: BlockWriter, { marks, isClassic }: ReadingState) {
    if (hasWords(text)) this.places.words++
    writer.text(text, inItsLanguage(text, marks, this.context.language), isClassic)
  }

  blocksIn(parent: Element, state: ReadingState): Node[] {
    const writer = new BlockWriter(state.isClassic)
    this.children(parent, writer, state)
    return writer.finish()
  }

  paragraph(element: Element, writer: BlockWriter, state: ReadingState) {
    writer.endParagraph()
    this.children(element, writer, state)
    writer.endParagraph()
  }

  node(node: ChildNode, writer: BlockWriter, state: ReadingState) {
    if (node.nodeType === 3) this.addText(node.textContent ?? '', writer, state)
    else if (node.nodeType === 1) this.reading.readElement(this, node as Element, writer, state)
  }

  blocksOf(node: ChildNode, state: ReadingState): Node[] {
    const writer = new BlockWriter(state.isClassic)
    this.node(node, writer, state)
    return writer.finish()
  }

  address(href: string, element?: Element) {
    const whole = href.startsWith('//') ? `https:${href}` : href
    this.links.add(whole)
    const to = this.context.resolveLink(whole) ?? whole
    if (isSafeHref(to)) return to
    this.problems.add(
      'A link leads nowhere and was left out.',
      [element ? textIn(element) : '', href.slice(0, 100)].filter(Boolean).join(': '),
    )
    return undefined
  }

  find(ref: MediaRef): MediaHere | undefined {
    const key = `${ref.id ?? ''} ${ref.url}`
    if (!this.media.has(key)) this.media.set(key, ref)
    return this.context.resolveMedia(ref)
  }

  sharedBlock(id: string): Element | undefined {
    this.blocks.add(id)
    if (++this.shares > maxShared) return undefined
    const { shared } = this.reading
    const html = shared.has(id) ? undefined : this.context.resolveBlock?.(id)
    if (html !== undefined) shared.set(id, parseMarkup(html))
    const markup = shared.get(id)
    return markup && this.rootOf(markup)
  }
}

type Note = { text: string; lang?: string }

type Notes = Map<string, Note>

export function notesIn(json: string): Notes {
  const notes: Notes = new Map()
  try {
    const list: unknown = JSON.parse(json)
    if (!Array.isArray(list)) return notes
    for (const note of list as unknown[]) {
      const { id, content } = (note ?? {}) as { id?: unknown; content?: unknown }
      if (typeof id === 'string' && typeof content === 'string') notes.set(id, noteOf(content))
    }
  } catch {
    // If the list is invalid, each reference to it is reported.
  }
  return notes
}

/** Shows links of a note as addresses. */
function noteOf(html: string): Note {
  const { body } = parseHTML(`<!doctype html><html><body>${html.slice(0, 20_000)}</body></html>`).document
  for (const link of body.querySelectorAll('a[href^="http"]'))
    if (!textIn(link).includes('://')) link.append(` (${link.getAttribute('href')})`)
  const [only, ...others] = body.childNodes
  const lang = only?.nodeType === 1 && others.length === 0 ? (only as Element).getAttribute('lang') : null
  return { text: textIn(body).replace(/\s+/g, ' ').trim(), lang: lang ? languageTagOf(lang) : undefined }
}
