import { Fragment, type Node } from '@tiptap/pm/model'
import { languageNameIn } from '@/lib/languages/language-tags'
import type { Language } from '@/lib/languages/languages'
import { randomId } from '@/lib/keys/random'
import { createPause } from '@/lib/process/pauses'
import { diffPieces, diffWords, type DiffRun } from '@/lib/text/text-diff'
import { element, join, emptyHtml, words, type Html } from '@/domain/content/body/html'
import { inLanguage, languageRuns } from '@/domain/content/body/in-languages'
import type { BodyMedia } from '@/domain/content/body/body-media'
import { renderBody } from '@/domain/content/body/render'
import { languageMarkOf, leafText } from '@/domain/content/body/schema'
import { alignNodes, nodeKey, type Pair } from './align'
import { isGapKey, wordNodes } from './inline'

/** `both` shows removed and added words; other sides show one text. */
type ShownSide = 'both' | 'before' | 'after'
export type RenderOptions = { media: Map<string, BodyMedia>; language: Language; side?: ShownSide }
/** `whole`: both versions are shown in full, since they are too long or too different. */
export type RenderedPassage = { changed: boolean; whole?: boolean; html: Html }

/** Renders two bodies as one with `<ins>` and `<del>`. It pauses for other requests. */
export async function renderChanges(
  before: readonly Node[],
  after: readonly Node[],
  options: RenderOptions,
): Promise<RenderedPassage[]> {
  const pause = createPause()
  const passages: RenderedPassage[] = []
  for (const pair of await alignNodes(before, after, options.language)) {
    await pause()
    const changed = !pair.before || !pair.after || nodeKey(pair.before) !== nodeKey(pair.after)
    passages.push({ changed, ...(await renderPassage(pair, options)) })
  }
  return passages
}

export async function renderPair(pair: Pair, options: RenderOptions) {
  return (await renderPassage(pair, options)).html
}

/** UTF-16 units: 20,000 words of most languages. */
export const maxComparedLength = 150_000
/** Maximum of words of two paragraphs without a common word to mark changes in; longer ones are shown whole. */
const maxUnlikeWords = 200

/** Renders a pair, first with placeholders for compared texts. A random secret keeps writers from typing one. */
async function renderPassage(pair: Pair, { media, language, side = 'both' }: RenderOptions) {
  const texts: Html[] = []
  const secret = randomId()
  const place = (html: Html) => `\uE000${secret}${texts.push(html) - 1}\uE001`
  const pause = createPause()
  let whole = false
  const node = await combine(pair)
  return { html: node ? fillIn(renderBody(node, media, language)) : emptyHtml, ...(whole ? { whole } : {}) }

  async function combine({ before, after }: Pair): Promise<Node | undefined> {
    await pause()
    if (!before || !after) {
      const [node, is] = after ? [after, 'added' as const] : [before!, 'removed' as const]
      return isShown(is) ? alone(node, is) : undefined
    }
    if (!isSameKind(before, after)) return pairOf(before, after)
    if (after.isTextblock) return withText(after, changedWords(before, after))
    if (after.isLeaf) return nodeKey(before) === nodeKey(after) ? asIs(after) : asIs(after, changedFacts(before, after))
    return after.copy(Fragment.from(await inside(before, after)))
  }

  function pairOf(before: Node, after: Node) {
    const nodes = [isShown('removed') && alone(before, 'removed'), isShown('added') && alone(after, 'added')]
    const visibleNodes = nodes.filter((node) => node !== false)
    return visibleNodes.length === 1 ? visibleNodes[0]! : after.type.schema.nodes.doc!.create(null, visibleNodes)
  }

  async function inside(before: Node, after: Node): Promise<Node[]> {
    const [b, a] = [before.children, after.children]
    // Cells are paired by column; the only block of a cell or item is paired with that of the other version.
    const inPlace = b.length === a.length && (after.type.name === 'tableRow' || a.length === 1)
    const pairs = inPlace ? a.map((node, n) => ({ before: b[n], after: node })) : await alignNodes(b, a, language)
    const nodes: Node[] = []
    for (const pair of pairs) {
      const node = await combine(pair)
      if (node) nodes.push(node)
    }
    return nodes
  }

  function alone(node: Node, is: 'added' | 'removed'): Node {
    if (node.isTextblock) return withText(node, marked({ is, value: wordsHtml(node.children, true) }))
    if (node.isLeaf) return asIs(node, emptyHtml, is)
    return node.copy(Fragment.from(node.children.map((child) => alone(child, is))))
  }

  function withText(node: Node, html: Html) {
    return node.copy(html ? Fragment.from(node.type.schema.text(place(html))) : Fragment.empty)
  }

  function asIs(leaf: Node, facts = emptyHtml, is: DiffRun['is'] = 'same') {
    const html = place(join([marked({ is, value: renderBody(leaf, media, language) }), facts]))
    return leaf.type.schema.nodes.paragraph!.create(null, leaf.type.schema.text(html))
  }

  function changedWords(before: Node, after: Node) {
    if (nodeKey(before) === nodeKey(after)) return wordsHtml(after.children)
    if (Math.max(before.content.size, after.content.size) > maxComparedLength) {
      whole = true
      const [htmlBefore, htmlAfter] = [wordsHtml(before.children, true), wordsHtml(after.children, true)]
      return join([marked({ is: 'removed', value: htmlBefore }), marked({ is: 'added', value: htmlAfter })])
    }
    const nodesByKey = new Map<string, Node>()
    const [wordsBefore, wordsAfter] = [wordNodes(before, language, nodesByKey), wordNodes(after, language, nodesByKey)]
    const runs = diffPieces(wordsBefore.keys, wordsAfter.keys, isGapKey)
    whole ||= wordsBefore.keys.length + wordsAfter.keys.length > maxUnlikeWords && runs.every(({ is }) => is !== 'same')
    const nodesOf = (keys: string[]) => keys.map((key) => nodesByKey.get(key)!)
    return join(runs.map(({ is, value }) => marked({ is, value: wordsHtml(nodesOf(value), is !== 'same') })))
  }

  function changedFacts(before: Node, after: Node) {
    const names = Object.keys(after.attrs).filter((name) => before.attrs[name] !== after.attrs[name])
    const facts = names.map((name) => join([words(`${name}: `), textChanges(before.attrs[name], after.attrs[name])]))
    return element('p', { class: 'facts' }, join(facts, '; '))
  }

  function textChanges(before: unknown, after: unknown) {
    const runs = diffWords(String(before), String(after), language)
    return join(runs.map(({ is, value }) => marked({ is, value: words(value) })))
  }

  function marked({ is, value }: { is: DiffRun['is']; value: Html }): Html {
    if (is === 'same') return value
    if (!isShown(is) || !value) return emptyHtml
    return element(is === 'removed' && side === 'both' ? 'del' : 'ins', {}, value)
  }

  function isShown(is: 'added' | 'removed') {
    return side === 'both' || (side === 'after') === (is === 'added')
  }

  /** Safe: `element` wrote every tag. */
  function fillIn(html: Html): Html {
    // Linear: digits after a secret that no text contains.
    const pattern = new RegExp(`<p>\uE000${secret}(\\d+)\uE001</p>|\uE000${secret}(\\d+)\uE001`, 'g')
    const whole = removeAnchors(html).replace(pattern, (_, block?: string, inline?: string) =>
      block === undefined ? texts[Number(inline)]! : asBlock(texts[Number(block)]!),
    )
    return whole as Html
  }
}

/** Wraps words in a paragraph; a leaf is a block already. */
function asBlock(html: Html): Html {
  return /^(<(ins|del)>)?<(figure|p|hr|div)\b/.test(html) ? html : element('p', {}, html)
}

/** Renders words: those of a footnote at its mark, and the language of changed words after them. */
function wordsHtml(nodes: readonly Node[], isChanged = false): Html {
  const fragment = Fragment.fromArray([...nodes]) // joins words with equal marks
  const html = languageRuns(fragment.content).map(({ lang, nodes }) => {
    const words = join(
      nodes.map((node) => (isLeafWithWords(node) ? noteHtml(node, isChanged) : renderBody(node, new Map()))),
    )
    return isChanged ? join([words, languageNameHtml(lang)]) : words
  })
  return join(html)
}

function isLeafWithWords({ isText, type }: Node) {
  return !isText && type.name !== 'hardBreak'
}

function noteHtml(node: Node, isChanged: boolean): Html {
  if (node.type.name === 'pageMark') return element('small', {}, words(` [page ${node.attrs.page}] `))
  const lang = languageMarkOf(node)
  const note = inLanguage(element('small', {}, words(leafText(node))), lang)
  return isChanged ? join([note, languageNameHtml(lang)]) : note
}

function languageNameHtml(lang: string | undefined): Html {
  return lang === undefined ? emptyHtml : element('small', {}, words(` [${languageNameIn(lang, 'en') ?? lang}]`))
}

function isSameKind(before: Node, after: Node) {
  return (
    before.type === after.type && (after.isLeaf ? isSameLeaf(before, after) : before.hasMarkup(after.type, after.attrs))
  )
}

function isSameLeaf(before: Node, after: Node) {
  return before.attrs.mediaId === after.attrs.mediaId && before.attrs.href === after.attrs.href
}

/** Removes anchors, since a page with several versions would have one twice. */
function removeAnchors(html: string) {
  return html.replace(/(<h[1-6]) id="[^"]*"/g, '$1')
}
