import { pictureDescriptions, type PictureName } from './content/pictures'

// A few words to write bodies with: each makes a node of the editor's schema, as JSON.

export type Mark = { type: 'bold' | 'italic' } | { type: 'link'; attrs: { href: string } }
export type Text = { type: 'text'; text: string; marks?: Mark[] }
export type Block = { type: string; attrs?: Record<string, unknown>; content?: (Block | Text)[] }
type Inline = string | Text

export function doc(blocks: Block[]) {
  return { type: 'doc', content: blocks }
}

export function p(...inline: Inline[]): Block {
  return { type: 'paragraph', content: inline.map(text) }
}

export function h2(heading: string): Block {
  return { type: 'heading', attrs: { level: 2 }, content: [text(heading)] }
}

export function h3(heading: string): Block {
  return { type: 'heading', attrs: { level: 3 }, content: [text(heading)] }
}

/** A list; an item is one run of text, or several as an array. */
export function ul(...items: (Inline | Inline[])[]): Block {
  return { type: 'bulletList', content: items.map(listItem) }
}

export function ol(...items: (Inline | Inline[])[]): Block {
  return { type: 'orderedList', attrs: { start: 1 }, content: items.map(listItem) }
}

export function quote(...inline: Inline[]): Block {
  return { type: 'blockquote', content: [p(...inline)] }
}

/** A table whose first row is its head. */
export function table(head: string[], ...rows: Inline[][]): Block {
  return {
    type: 'table',
    content: [tableRow('tableHeader', head), ...rows.map((row) => tableRow('tableCell', row))],
  }
}

/** A picture of the demonstration by its name; the seed puts the upload's id in its place. */
export function picture(name: PictureName, caption = ''): Block {
  return { type: 'picture', attrs: { mediaId: name, alt: pictureDescriptions[name], decorative: false, caption } }
}

/** A publication's PDF, named by the publication's slug, offered within a text. */
export function file(slug: string, title: string): Block {
  return { type: 'file', attrs: { mediaId: slug, title } }
}

export function b(words: string): Text {
  return { type: 'text', text: words, marks: [{ type: 'bold' }] }
}

export function i(words: string): Text {
  return { type: 'text', text: words, marks: [{ type: 'italic' }] }
}

export function link(words: string, href: string): Text {
  return { type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] }
}

function text(inline: Inline): Text {
  return typeof inline === 'string' ? { type: 'text', text: inline } : inline
}

function listItem(item: Inline | Inline[]): Block {
  return { type: 'listItem', content: [p(...(Array.isArray(item) ? item : [item]))] }
}

function tableRow(type: 'tableHeader' | 'tableCell', cells: Inline[]): Block {
  return { type: 'tableRow', content: cells.map((cell) => ({ type, content: [p(cell)] })) }
}

/** The words of blocks, without their marks. */
export function plain(blocks: (Block | Text)[]): string {
  return blocks
    .map((node) => ('text' in node ? node.text : `${plain(node.content ?? [])}\n`))
    .join('')
    .trim()
}

/** Every node below some blocks, in reading order. */
export function* nodesIn(blocks: (Block | Text)[]): Generator<Block | Text> {
  for (const node of blocks) {
    yield node
    if ('content' in node) yield* nodesIn(node.content ?? [])
  }
}

/** The same blocks with names of pictures and files replaced by the ids of their uploads. */
export function withMedia(blocks: Block[], ids: Map<string, string>): Block[] {
  return blocks.map((block) => {
    const name = block.attrs?.mediaId
    if (typeof name !== 'string') return block
    const mediaId = ids.get(name)
    if (!mediaId) throw new Error(`The demonstration has no picture or file “${name}”`)
    return { ...block, attrs: { ...block.attrs, mediaId } }
  })
}
