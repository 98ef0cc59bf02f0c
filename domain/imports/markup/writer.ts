import type { Mark, Node as DocumentNode } from '@tiptap/pm/model'
import { bodySchema, leafText } from '@/domain/content/body/schema'
import { collapseSpaces } from '@/lib/text/fewer-spaces'
import { languageTagOf, neededTag } from '@/lib/languages/language-tags'

const visibleCharacter = /[^\s\u00a0\u200b\ufeff]/

/** Normalises spaces as browsers do. With `isClassic`, line breaks stay and an empty line begins a paragraph. */
export class BlockWriter {
  private readonly blocks: DocumentNode[] = []
  private line: DocumentNode[] = []
  /** Blocks inside a sentence: they follow it. */
  private after: DocumentNode[] = []
  private endsInSpace = true

  constructor(readonly isClassic: boolean) {}

  text(text: string, marks: readonly Mark[], isClassic = this.isClassic) {
    if (text === '') return
    if (!isClassic) return this.words(text, marks)
    for (const [index, paragraph] of text.split(/\n[^\S\n\u00a0]*\n\s*/).entries()) {
      if (index > 0) this.endParagraph()
      for (const [number, line] of paragraph.split('\n').entries()) {
        if (number > 0) this.newline()
        this.words(line, marks)
      }
    }
  }

  private words(text: string, marks: readonly Mark[]) {
    const spaced = collapseSpaces(text.replace(/[ \t\r\n\f]+/g, ' '))
    const words = this.endsInSpace ? spaced.replace(/^ +/, '') : spaced
    if (words === '') return
    this.line.push(bodySchema.text(words, marks))
    this.endsInSpace = words.endsWith(' ')
  }

  exact(text: string, marks: readonly Mark[]) {
    if (text === '') return
    this.line.push(bodySchema.text(text, marks))
    this.endsInSpace = false
  }

  inline(node: DocumentNode) {
    this.line.push(node)
    this.endsInSpace = false
  }

  /** Two breaks end a paragraph of a classic text. */
  break(isClassic = this.isClassic) {
    if (isClassic && this.isAtBreak()) return this.endParagraph()
    if (this.line.length === 0) return
    this.line.push(bodySchema.node('hardBreak'))
    this.endsInSpace = true
  }

  private newline() {
    if (!this.isAtBreak()) this.break(false)
    this.endsInSpace = true
  }

  isAtBreak() {
    return this.line.at(-1)?.type.name === 'hardBreak'
  }

  hasText() {
    return this.line.some(isVisible)
  }

  endParagraph() {
    const line = trimLine(this.line)
    if (line.some(isVisible)) this.blocks.push(bodySchema.node('paragraph', null, line))
    this.blocks.push(...this.after)
    this.line = []
    this.after = []
    this.endsInSpace = true
  }

  block(node: DocumentNode) {
    this.endParagraph()
    this.blocks.push(node)
  }

  aside(node: DocumentNode) {
    if (this.hasText() && !this.isAtBreak()) this.after.push(node)
    else this.block(node)
  }

  textSoFar() {
    return this.blocks
      .map((block) => block.textBetween(0, block.content.size, ' ', leafText))
      .join('\n')
      .trim()
  }

  finish() {
    this.endParagraph()
    return this.blocks
  }
}

function isVisible(node: DocumentNode) {
  return node.isText ? visibleCharacter.test(node.text!) : node.type.name !== 'hardBreak'
}

function trimLine(line: DocumentNode[]) {
  const first = line.findIndex(isVisible)
  if (first < 0) return []
  const nodes = line.slice(first, line.findLastIndex(isVisible) + 1)
  const last = nodes.at(-1)
  if (last?.isText) nodes[nodes.length - 1] = bodySchema.text(last.text!.trimEnd(), last.marks)
  return nodes
}

export function hasWords(text: string) {
  return visibleCharacter.test(text)
}

const hiddenElements = /^(script|style|template|noscript)$/i
const separatingElements = /^(br|p|div|li|tr|td|th|h[1-6]|dt|dd|figcaption|blockquote|option|wp-block)$/i

type TextOptions = {
  /** Keeps spaces as written, and adds none between blocks. */
  isExact?: boolean
  after?: Map<Node, string>
}

export function textIn(element: Element, { isExact = false, after }: TextOptions = {}): string {
  const out: string[] = []
  let node: Node | null = element.firstChild
  while (node) {
    const inner: Node | null = enter(node)
    node = inner ?? leave(node)
  }
  return out.join('')

  function enter(node: Node) {
    if (node.nodeType === 3) out.push(node.textContent ?? '')
    if (isExact && /^br$/i.test(node.nodeName)) out.push('\n')
    between(node)
    return hiddenElements.test(node.nodeName) ? null : node.firstChild
  }

  function leave(node: Node): Node | null {
    for (let ancestor: Node | null = node; ancestor && ancestor !== element; ancestor = ancestor.parentNode) {
      if (after?.has(ancestor)) out.push(after.get(ancestor)!)
      between(ancestor)
      if (ancestor.nextSibling) return ancestor.nextSibling
    }
    return null
  }

  function between(node: Node) {
    if (!isExact && separatingElements.test(node.nodeName)) out.push(' ')
  }
}

export function ancestorNamed(element: Element, name: string): Element | undefined {
  for (let ancestor = element.parentElement; ancestor; ancestor = ancestor.parentElement)
    if (ancestor.localName === name) return ancestor
  return undefined
}

const markByElement: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  dt: 'bold',
  summary: 'bold',
  legend: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

const markByStyle: [property: RegExp, value: RegExp, mark: string][] = [
  [/font-weight\s*:/i, /bold|[6-9]00/i, 'bold'],
  [/font-style\s*:/i, /italic|oblique/i, 'italic'],
  [/text-decoration(-line)?\s*:/i, /line-through/i, 'strike'],
]

/** Returns marks by element name, or by style for an element without a meaning. Leaves out colours. */
export function marksWith(marks: readonly Mark[], name: string, element: Element): readonly Mark[] {
  const markName = markByElement[name]
  if (markName) return withMark(marks, markName)
  if (name !== 'span' && name !== 'font') return marks
  const style = element.getAttribute('style')
  if (!style) return marks
  const declarations = style.split(';')
  return markByStyle.reduce((all, [property, value, mark]) => {
    return declarations.some((declaration) => property.test(declaration) && value.test(declaration))
      ? withMark(all, mark)
      : all
  }, marks)
}

/** Code has no other mark, but a link is worth more than code. */
export function withMark(marks: readonly Mark[], name: string): readonly Mark[] {
  const isLink = marks.some(({ type }) => type.name === 'link')
  if (name === 'code' && isLink) return marks
  return bodySchema.marks[name]!.create().addToSet([...marks])
}

export function marksInLanguage(marks: readonly Mark[], element: Element): readonly Mark[] {
  const written = element.getAttribute('lang') ?? element.getAttribute('xml:lang')
  const lang = written ? languageTagOf(written) : undefined
  return lang ? bodySchema.mark('language', { lang }).addToSet(marks) : marks
}

/** Removes needless marks of languages by a word processor. */
export function inItsLanguage(words: string, marks: readonly Mark[], own: string | undefined): readonly Mark[] {
  const language = marks.find(({ type }) => type.name === 'language')
  const isNeeded = !language || !own || neededTag(words, String(language.attrs.lang), own)
  return isNeeded ? marks : language.removeFromSet(marks)
}
