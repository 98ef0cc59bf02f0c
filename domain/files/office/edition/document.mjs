// @ts-check
import { propertiesOf } from '../properties.mjs'
import { partsIn } from './parts.mjs'
import { Blocks } from './blocks.mjs'
import { BodyReader } from './body.mjs'
import { readNumbering, formatRoman } from './numbering.mjs'
import { resolveLinks, sectionsOf } from './sections.mjs'
import { readStyles } from './styles.mjs'

const maxHidden = 200_000

/** @param {import('../archive.mjs').Archive} archive */
export async function readWordDocument(archive) {
  const parts = await partsIn(archive)
  const styles = await readStyles(await parts.stream('styles'))
  const numbers = await readNumbering(await parts.stream('numbering'))
  /** @type {Map<string, import('./body.mjs').Node[]>} */
  const notes = new Map()
  const hidden = []
  for (const kind of ['footnote', 'endnote']) {
    const stream = await parts.stream(`${kind}s`)
    if (!stream) continue
    const reader = new BodyReader(await parts.linksOf(`${kind}s`))
    // A note of another type is a separator line.
    await reader.read(stream, {
      root: `w:${kind}`,
      onRoot: (nodes, id, type) => (type === '' || type === 'normal' ? notes.set(`${kind} ${id}`, nodes) : undefined),
    })
    hidden.push(reader.hidden)
  }
  const counts = { footnote: 0, endnote: 0 }
  const blocks = new Blocks(styles, numbers, (reference) => {
    const nodes = notes.get(reference)
    if (!nodes) return undefined
    const isEndnote = reference.startsWith('endnote')
    const n = isEndnote ? formatRoman(++counts.endnote) : ++counts.footnote
    return { label: `[${n}]`, nodes }
  })
  const reader = new BodyReader(await parts.linksOf('document'))
  /** @type {import('./shapes').WordBlock[]} */
  let all = []
  const body = await parts.stream('document')
  if (!body) return undefined
  await reader.read(body, { root: 'w:body', onRoot: (nodes) => void (all = blocks.of(nodes, true)) })
  hidden.push(reader.hidden, ...(await wordsOfOtherParts(parts)))
  const { title } = await propertiesOf(archive)
  const language = mainLanguageOf(reader.languages) ?? styles.language
  return {
    sections: resolveLinks(sectionsOf(all)),
    hidden: hidden.filter(Boolean).join('\n').slice(0, maxHidden),
    language,
    report: { title: Boolean(title), language: Boolean(language), ...blocks.facts },
  }
}

/** Reads headers, footers and comments: readers do not get them, but names that must not appear are searched there. @param {Awaited<ReturnType<typeof partsIn>>} parts */
async function wordsOfOtherParts(parts) {
  const words = []
  for (const { open, root } of parts.around()) {
    const stream = await open()
    if (!stream) continue
    const reader = new BodyReader(() => undefined)
    await reader.read(stream, {
      root,
      onRoot: (nodes) => void words.push(textOf(nodes)),
    })
    words.push(reader.hidden)
  }
  return words
}

/** @param {import('./body.mjs').Node[]} nodes @returns {string} */
function textOf(nodes) {
  return nodes
    .map((node) =>
      node.is === 'table'
        ? textOf(node.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.nodes)))
        : node.pieces.map((piece) => ('text' in piece ? piece.text : 'box' in piece ? textOf(piece.box) : '')).join(''),
    )
    .join('\n')
}

/** @param {Map<string, number>} languages */
function mainLanguageOf(languages) {
  const [first] = [...languages].sort(([, a], [, b]) => b - a)
  return first?.[0]
}
