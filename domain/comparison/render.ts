import { Fragment, type Node } from '@tiptap/pm/model'
import { escapeHtml } from '@/lib/html'
import type { Language } from '@/lib/languages'
import { randomId } from '@/lib/random'
import { diffPieces, diffWords, type Run } from '@/lib/text-diff'
import { renderBody, type BodyMedia } from '../body/render'
import { leafText } from '../body/schema'
import { aligned, keyOf, type Pair } from './align'
import { isGap, wordsIn } from './inline'

/** `both`: what was removed and what was added; the others show one text, with what only it has as an insertion. */
export type Side = 'both' | 'before' | 'after'
export type Showing = { media: Map<string, BodyMedia>; language: Language; side?: Side }
export type Passage = { changed: boolean; html: string }

/** Two bodies as one text, passage by passage, with `<ins>` and `<del>` around what changed. */
export function renderChanges(before: Node[], after: Node[], showing: Showing): Passage[] {
  return aligned(before, after, showing.language).map((pair) => ({
    changed: !pair.before || !pair.after || keyOf(pair.before) !== keyOf(pair.after),
    html: renderPair(pair, showing),
  }))
}

/**
 * A pair is put together as one node, with a placeholder for each of its texts, and rendered as readers get it; then the
 * texts with their changes take the places. Nobody can write a placeholder: it holds a random word.
 */
export function renderPair(pair: Pair, { media, language, side = 'both' }: Showing): string {
  const texts: string[] = []
  const secret = randomId()
  const place = (html: string) => `\uE000${secret}${texts.push(html) - 1}\uE001`
  const node = together(pair)
  return node ? filled(renderBody(node, media, language)) : ''

  function together({ before, after }: Pair): Node | undefined {
    if (!before || !after) {
      const [node, is] = after ? [after, 'added' as const] : [before!, 'removed' as const]
      return isShown(is) ? alone(node, is) : undefined
    }
    if (!sameKind(before, after)) return pairOf(before, after)
    if (after.isTextblock) return withText(after, changedWords(before, after))
    if (after.isLeaf) return keyOf(before) === keyOf(after) ? whole(after) : whole(after, changedFacts(before, after))
    return after.copy(Fragment.from(inside(before, after)))
  }

  /** Two passages that became each other and are of different kinds: one after the other, in something that has no mark. */
  function pairOf(before: Node, after: Node) {
    const both = [isShown('removed') && alone(before, 'removed'), isShown('added') && alone(after, 'added')]
    const shown = both.filter((node) => node !== false)
    return shown.length === 1 ? shown[0]! : after.type.schema.nodes.doc!.create(null, shown)
  }

  function inside(before: Node, after: Node): Node[] {
    const [b, a] = [[...before.children], [...after.children]]
    // The cells of a row belong to their columns, and what stands alone in a cell or an item to its place.
    const inPlace = b.length === a.length && (after.type.name === 'tableRow' || a.length === 1)
    const pairs = inPlace ? a.map((node, n) => ({ before: b[n], after: node })) : aligned(b, a, language)
    return pairs.flatMap((pair) => together(pair) ?? [])
  }

  function alone(node: Node, is: 'added' | 'removed'): Node {
    if (node.isTextblock) return withText(node, marked({ is, value: words(node.children) }))
    if (node.isLeaf) return whole(node, '', is)
    return node.copy(Fragment.from(node.children.map((child) => alone(child, is))))
  }

  function withText(node: Node, html: string) {
    return node.copy(html ? Fragment.from(node.type.schema.text(place(html))) : Fragment.empty)
  }

  function whole(leaf: Node, facts = '', is: Run['is'] = 'same') {
    const html = place(marked({ is, value: renderBody(leaf, media, language) }) + facts)
    return leaf.type.schema.nodes.paragraph!.create(null, leaf.type.schema.text(html))
  }

  function changedWords(before: Node, after: Node) {
    const known = new Map<string, Node>()
    const [b, a] = [wordsIn(before, language, known), wordsIn(after, language, known)]
    const runs = diffPieces(b.keys, a.keys, isGap)
    return runs.map(({ is, value }) => marked({ is, value: words(value.map((key) => known.get(key)!)) })).join('')
  }

  /** A picture or a file that stays: what is said of it, where that changed. */
  function changedFacts(before: Node, after: Node) {
    const names = Object.keys(after.attrs).filter((name) => before.attrs[name] !== after.attrs[name])
    const facts = names.map((name) => `${escapeHtml(name)}: ${textChanges(before.attrs[name], after.attrs[name])}`)
    return `<p class="facts">${facts.join('; ')}</p>`
  }

  function textChanges(before: unknown, after: unknown) {
    return diffWords(String(before), String(after), language)
      .map(({ is, value }) => marked({ is, value: escapeHtml(value) }))
      .join('')
  }

  function marked({ is, value }: Run) {
    if (is === 'same') return value
    if (!isShown(is) || !value) return ''
    return is === 'removed' && side === 'both' ? `<del>${value}</del>` : `<ins>${value}</ins>`
  }

  function isShown(is: 'added' | 'removed') {
    return side === 'both' || (side === 'after') === (is === 'added')
  }

  function filled(html: string) {
    // Linear: digits behind a secret that no text holds.
    const pattern = new RegExp(`<p>\uE000${secret}(\\d+)\uE001</p>|\uE000${secret}(\\d+)\uE001`, 'g')
    return withoutAnchors(html).replace(pattern, (_, block?: string, inline?: string) =>
      block === undefined ? texts[Number(inline)]! : asBlock(texts[Number(block)]!),
    )
  }
}

/** What a leaf rendered is a block of its own; words are a paragraph. */
function asBlock(html: string) {
  return /^(<(ins|del)>)?<(figure|p|hr|div)\b/.test(html) ? html : `<p>${html}</p>`
}

/** Words as they stand in a sentence. A footnote has no foot here, so that its words stand in their place. */
function words(nodes: readonly Node[]) {
  return Fragment.fromArray([...nodes]) // joins words that have the same marks
    .content.map((node) => {
      if (node.isText || node.type.name === 'hardBreak') return renderBody(node, new Map())
      return `<small>${escapeHtml(leafText(node))}</small>`
    })
    .join('')
}

function sameKind(before: Node, after: Node) {
  return (
    before.type === after.type && (after.isLeaf ? isSameLeaf(before, after) : before.hasMarkup(after.type, after.attrs))
  )
}

function isSameLeaf(before: Node, after: Node) {
  return before.attrs.mediaId === after.attrs.mediaId && before.attrs.href === after.attrs.href
}

/** Several passages are shown on one page: their headings' anchors would be there more than once. */
function withoutAnchors(html: string) {
  return html.replace(/(<h[1-6]) id="[^"]*"/g, '$1')
}
