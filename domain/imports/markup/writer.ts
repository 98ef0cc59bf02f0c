import type { Mark, Node } from '@tiptap/pm/model'
import { bodySchema, leafText } from '@/domain/content/body/schema'
import { collapseSpaces } from '@/lib/text/fewer-spaces'

const visibleCharacter = /[^\s\u00a0\u200b\ufeff]/

/** Normalises spaces as browsers do. With `isClassic`, line breaks stay and an empty line begins a paragraph. */
export class BlockWriter {
  private readonly blocks: Node[] = []
  private line: Node[] = []
  /** Blocks inside a sentence: they follow it. */
  private after: Node[] = []
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

  inline(node: Node) {
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

  block(node: Node) {
    this.endParagraph()
    this.blocks.push(node)
  }

  aside(node: Node) {
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

function isVisible(node: Node) {
  return node.isText ? visibleCharacter.test(node.text!) : node.type.name !== 'hardBreak'
}

function trimLine(line: Node[]) {
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
