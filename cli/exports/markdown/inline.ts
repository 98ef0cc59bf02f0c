import type { Mark, Node } from '@tiptap/pm/model'
import { isSafeHref } from '@/domain/content/body/schema'
import { directionOf, isLanguageTag } from '@/lib/languages/language-tags'
import { codeSpan, linkDestination, plainInline } from './escapes'

type InlineContext = {
  lead: (href: string) => string
  note: (footnote: Node) => number
  lineEnd: string
}

/** Signs of marks; the element replaces a sign that Markdown would not recognise. */
const markSigns: Record<string, [sign: string, element: string]> = {
  bold: ['**', 'strong'],
  italic: ['*', 'em'],
  strike: ['~~', 'del'],
}
const markOrder = ['language', 'link', 'bold', 'italic', 'strike']

export function inlineMarkdown(
  nodes: readonly Node[],
  writing: InlineContext,
  within: string[] = [],
  before = '',
  after = '',
): string {
  const parts: string[] = []
  for (let n = 0; n < nodes.length;) {
    const mark = widestMark(nodes, n, within)
    const length = mark ? markEnd(nodes, n, mark) : 1
    const next = firstCharacterOf(nodes[n + length]) ?? after
    const last = parts.at(-1)?.at(-1) ?? before
    if (mark) {
      const inner = inlineMarkdown(nodes.slice(n, n + length), writing, [...within, mark.type.name], '', '')
      parts.push(withMark(mark, inner, { last, next, lead: writing.lead }))
    } else parts.push(inlineNode(nodes[n]!, writing))
    n += length
  }
  return parts.join('')
}

function widestMark(nodes: readonly Node[], from: number, within: string[]): Mark | undefined {
  const marks = marksOf(nodes[from]!).filter(({ type }) => markOrder.includes(type.name) && !within.includes(type.name))
  return marks.toSorted(
    (a, b) =>
      markEnd(nodes, from, b) - markEnd(nodes, from, a) ||
      markOrder.indexOf(a.type.name) - markOrder.indexOf(b.type.name),
  )[0]
}

function markEnd(nodes: readonly Node[], from: number, mark: Mark) {
  let end = from
  while (end < nodes.length && marksOf(nodes[end]!).some((one) => one.eq(mark))) end++
  return end - from
}

/** A footnote's language belongs to its words, which are elsewhere. */
function marksOf({ type, marks }: Node) {
  return type.name === 'footnote' ? marks.filter((mark) => mark.type.name !== 'language') : marks
}

function firstCharacterOf(node: Node | undefined) {
  if (!node) return undefined
  if (node.type.name === 'pageMark') return ' '
  return node.isText ? node.text![0] : node.type.name === 'hardBreak' ? '\n' : '['
}

function inlineNode(node: Node, { note, lineEnd }: InlineContext) {
  if (node.isText)
    return node.marks.some(({ type }) => type.name === 'code') ? codeSpan(node.text!) : plainInline(node.text!)
  if (node.type.name === 'hardBreak') return lineEnd
  if (node.type.name === 'footnote') return `[^${note(node)}]`
  // Page marks belong to a PDF.
  if (node.type.name === 'pageMark') return ''
  throw new Error(`No Markdown for ${node.type.name}`)
}

type MarkNeighbours = { last: string; next: string; lead: (href: string) => string }

function withMark(mark: Mark, inner: string, { last, next, lead }: MarkNeighbours) {
  const core = inner.trim()
  if (!core) return inner
  const start = inner.slice(0, inner.length - inner.trimStart().length)
  const end = inner.slice(inner.trimEnd().length)
  if (mark.type.name === 'link') {
    const href = String(mark.attrs.href)
    return isSafeHref(href) ? `${start}[${core}](${linkDestination(lead(href))})${end}` : inner
  }
  if (mark.type.name === 'language') return start + inLanguage(core, mark.attrs.lang) + end
  const [sign, element] = markSigns[mark.type.name]!
  const [outerLast, outerNext] = [start ? ' ' : last, end ? ' ' : next]
  const isUnderstood = canOpenMark(outerLast, core[0]!) && canOpenMark(outerNext, core.at(-1)!) && outerLast !== sign[0]
  const [open, close] = isUnderstood ? [sign, sign] : [`<${element}>`, `</${element}>`]
  return start + open + core + close + end
}

/** Markdown has no sign for languages. */
export function inLanguage(markdown: string, lang: unknown) {
  if (!isLanguageTag(lang)) return markdown
  const direction = directionOf(lang)
  return `<span lang="${lang}"${direction ? ` dir="${direction}"` : ''}>${markdown}</span>`
}

/** CommonMark, section 6.2. */
function canOpenMark(outside: string, inside: string) {
  return !isPunctuation(inside) || outside === '' || /\s/.test(outside) || isPunctuation(outside)
}

function isPunctuation(character: string) {
  return /[\p{P}\p{S}]/u.test(character)
}
