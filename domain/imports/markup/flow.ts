import type { Mark, Node } from '@tiptap/pm/model'
import { bodySchema, isSafeHref } from '@/domain/body/schema'
import type { BodyContext, FoundMedia, MediaRef } from '../body'
import { block } from './block'
import { blockTag, classicTag, moreTag } from './blocks'
import { figure, gallery, galleryClass, paragraphOf, picture } from './figures'
import { footnote, notesIn, type Notes } from './footnotes'
import { embedded, frame, recording, videoPage } from './frames'
import { list } from './lists'
import { Listed } from './listed'
import { marksWith } from './marks'
import { shortcode } from './shortcode'
import { codeTag, embedTag, galleryTag } from './shortcodes'
import { table } from './table'
import { textIn } from './text-in'
import { raised } from './raised'
import { hasWords, Writer } from './writer'

/** Elements within elements that keep their structure; deeper ones keep their words. */
const deepest = 100

/** Shared blocks in one text, those within others too: they may hold themselves. */
const mostShared = 50

/** Where the reading stands: under which marks, in how many elements, and whether lines count. */
export type Place = { marks: readonly Mark[]; depth: number; isClassic: boolean }

/** A tree of elements, read into blocks of the schema. */
export class Flow {
  readonly listed = new Listed()
  readonly notes: Notes
  teaser = ''
  inTable = false
  /** One more than it is, where the text has a title within itself. */
  private shift = 0
  private readonly media = new Map<string, MediaRef>()
  private readonly links = new Set<string>()
  private shares = 0
  private readonly shared = new Set<string>()

  constructor(readonly context: BodyContext) {
    this.notes = notesIn(context.footnotes)
  }

  read(root: Element): Node[] {
    this.shift = root.querySelector('h1') ? 1 : 0
    const writer = new Writer(false)
    this.children(root, writer, { marks: [], depth: 0, isClassic: false })
    return writer.finish().map((block) => this.lone(block))
  }

  /** An address alone in its paragraph: WordPress shows what it leads to. */
  private lone(block: Node): Node {
    const only = block.type.name === 'paragraph' && block.childCount === 1 ? block.firstChild! : undefined
    const address = only?.isText && only.marks.length === 0 ? only.text! : ''
    if (!/^https?:\/\/\S+$/i.test(address)) return block
    const page = videoPage(address)
    if (page) return bodySchema.node('video', { href: page })
    const to = this.address(address)
    return to ? paragraphOf(address, to) : block
  }

  asked() {
    return {
      problems: this.listed.problems,
      mediaRefs: [...this.media.values()],
      links: [...this.links],
      blocks: [...this.shared],
    }
  }

  children(parent: Element, writer: Writer, place: Place) {
    if (place.depth > deepest) {
      this.listed.add('Elements stand within elements too deep here. Their words were taken over.', textIn(parent))
      return writer.text(textIn(parent), place.marks, place.isClassic)
    }
    const inner = { ...place, depth: place.depth + 1 }
    // The parser cuts text at every entity; spaces are seen to in the whole.
    let text = ''
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) text += node.textContent
      else {
        writer.text(text, inner.marks, inner.isClassic)
        text = ''
        this.node(node, writer, inner)
      }
    }
    writer.text(text, inner.marks, inner.isClassic)
  }

  /** What an element holds, as blocks of their own. */
  blocksIn(parent: Element, place: Place): Node[] {
    const writer = new Writer(place.isClassic)
    this.children(parent, writer, place)
    return writer.finish()
  }

  node(node: ChildNode, writer: Writer, place: Place) {
    if (node.nodeType === 3) writer.text(node.textContent ?? '', place.marks, place.isClassic)
    else if (node.nodeType === 1) this.element(node as Element, writer, place)
  }

  blocksOf(node: ChildNode, place: Place): Node[] {
    const writer = new Writer(place.isClassic)
    this.node(node, writer, place)
    return writer.finish()
  }

  private element(element: Element, writer: Writer, place: Place) {
    const name = element.localName.toLowerCase()
    const marks = marksWith(place.marks, name, element)
    const inner = marks === place.marks ? place : { ...place, marks }
    switch (name) {
      case 'script':
        return this.listed.add('A script was left out.', element.getAttribute('src') ?? element.textContent ?? '')
      case 'style':
      case 'template':
      case 'head':
        return
      case 'br':
        return writer.break(place.isClassic)
      case 'hr':
        return writer.block(bodySchema.node('horizontalRule'))
      case 'a':
        return this.link(element, writer, place)
      case 'sup':
      case 'sub':
        if (footnote(this, element, writer)) return
        return raised(name, element, writer, place) ? undefined : this.children(element, writer, place)
      case 'q':
        writer.text('“', place.marks, false)
        this.children(element, writer, place)
        return writer.text('”', place.marks, false)
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return this.heading(Number(name[1]), element, writer, place)
      case 'ul':
      case 'ol':
        if (galleryClass.test(element.getAttribute('class') ?? '')) return this.children(element, writer, place)
        return list(this, element, writer, place)
      case 'blockquote':
        return this.quote(element, writer, place)
      case 'pre':
        return this.preformatted(element, writer)
      case 'table':
        return table(this, element, writer, place)
      case 'img':
        return picture(this, element, writer, place)
      case 'figure':
        return figure(this, element, writer, place)
      case 'noscript':
        return element.querySelector('img') ? undefined : this.children(element, writer, place)
      case 'iframe':
      case 'object':
      case 'embed':
        return frame(this, element, writer, place)
      case 'video':
      case 'audio':
        return recording(this, element, writer, place)
      case 'form':
        this.listed.add('A form does not work here; its words were taken over.', textIn(element))
        return this.paragraph(element, writer, place)
      case classicTag:
        return this.paragraph(element, writer, { ...place, isClassic: true })
      case blockTag:
        return block(this, element, writer, place)
      case codeTag:
        return shortcode(this, element, writer, place)
      case embedTag:
        return embedded(this, element.getAttribute('href') ?? '', '', writer)
      case galleryTag:
        return gallery(this, element, writer, place)
      case moreTag:
        writer.endParagraph()
        this.teaser ||= writer.said()
        return
      default:
        return blocks.has(name) ? this.paragraph(element, writer, inner) : this.children(element, writer, inner)
    }
  }

  paragraph(element: Element, writer: Writer, place: Place) {
    writer.endParagraph()
    this.children(element, writer, place)
    writer.endParagraph()
  }

  private link(element: Element, writer: Writer, place: Place) {
    const href = element.getAttribute('href')?.trim()
    // A picture that leads somewhere says so itself.
    if (element.querySelector('img') && !hasWords(textIn(element))) return this.children(element, writer, place)
    const to = href ? this.address(href, element) : undefined
    if (!to) return this.children(element, writer, place)
    const mark = bodySchema.marks.link!.create({ href: to })
    this.children(element, writer, { ...place, marks: mark.addToSet([...place.marks]) })
  }

  /** Where a link leads from now on; undefined where it led nowhere. */
  address(href: string, element?: Element) {
    const whole = href.startsWith('//') ? `https:${href}` : href
    this.links.add(whole)
    const to = this.context.resolveLink(whole) ?? whole
    if (isSafeHref(to)) return to
    this.listed.add(`A link to “${href.slice(0, 100)}” leads nowhere and was left out.`, element ? textIn(element) : '')
    return undefined
  }

  find(ref: MediaRef): FoundMedia | undefined {
    const key = `${ref.id ?? ''} ${ref.url}`
    if (!this.media.has(key)) this.media.set(key, ref)
    return this.context.resolveMedia(ref)
  }

  /** What a block holds that several texts share; undefined where it is missing, or goes round in circles. */
  sharedBlock(id: string): string | undefined {
    this.shared.add(id)
    return ++this.shares > mostShared ? undefined : this.context.resolveBlock?.(id)
  }

  private heading(level: number, element: Element, writer: Writer, place: Place) {
    const attrs = { level: Math.min(4, Math.max(2, level + this.shift)) }
    // A heading is bold by itself.
    const inner = this.blocksIn(element, { ...place, marks: place.marks.filter(({ type }) => type.name !== 'bold') })
    writer.endParagraph()
    let lines: Node[] = []
    for (const other of inner) {
      if (other.type.name === 'paragraph')
        lines.push(...(lines.length > 0 ? [bodySchema.node('hardBreak')] : []), ...other.children)
      else {
        settle()
        writer.block(other)
      }
    }
    settle()

    function settle() {
      const plain = lines.map((node) => node.mark(node.marks.filter(({ type }) => type.name !== 'bold')))
      if (plain.length > 0) writer.block(bodySchema.node('heading', attrs, plain))
      lines = []
    }
  }

  private quote(element: Element, writer: Writer, place: Place) {
    const inner = this.blocksIn(element, place)
    writer.endParagraph()
    if (inner.length > 0) writer.block(bodySchema.node('blockquote', null, inner))
  }

  private preformatted(element: Element, writer: Writer) {
    const text = textIn(element, true)
    const isVerse = /\bwp-block-verse\b/.test(element.getAttribute('class') ?? '')
    writer.endParagraph()
    if (isVerse) {
      for (const [index, line] of text.trim().split('\n').entries()) {
        if (index > 0) writer.break(false)
        writer.text(line, [], false)
      }
      writer.endParagraph()
    } else if (text.trim())
      writer.block(bodySchema.node('codeBlock', null, bodySchema.text(text.replace(/^\n|\s+$/g, ''))))
  }
}

const blocks = new Set(
  (
    'p div section article header footer main aside nav address center fieldset legend details summary figcaption dl dt dd li dir ' +
    'menu caption tbody thead tfoot tr td th hgroup search option optgroup select textarea title body html'
  ).split(' '),
)
