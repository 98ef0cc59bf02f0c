import { plainWords, type Block, type Cell, type List, type Table, type Piece, type Words } from '@/lib/edition/schema'
import { isLettered, listStyles } from '@/lib/text/lettered-lists'
import { Fragment, type ReactNode } from 'react'

type Props = { blocks: Block[]; context: EditionContext }

export function EditionBlocks({ blocks, context }: Props) {
  return blocks.map((block, n) => <EditionBlock key={n} block={block} context={context} />)
}

function EditionBlock({ block, context }: { block: Block; context: EditionContext }) {
  switch (block.is) {
    case 'page':
      return context.mark(block.n, true)
    case 'heading': {
      const Heading = `h${block.level}` as const
      return (
        <Heading id={block.id} lang={block.lang}>
          <EditionWords words={block.words} context={context} />
        </Heading>
      )
    }
    case 'paragraph':
    case 'caption':
      return (
        <p className={block.is === 'caption' ? 'note-small' : undefined} lang={block.lang}>
          <EditionWords words={block.words} context={context} />
        </p>
      )
    case 'list':
      return <EditionList list={block} context={context} />
    case 'table':
      return <EditionTable table={block} context={context} />
    case 'figure':
      return (
        <figure lang={block.lang}>
          {block.alt && (
            <p className="quiet">
              {context.picture} {block.alt}
            </p>
          )}
          <EditionBlocks blocks={block.blocks} context={context} />
          {block.caption && (
            <figcaption>
              <EditionWords words={block.caption} context={context} />
            </figcaption>
          )}
        </figure>
      )
    case 'quote':
      return (
        <blockquote lang={block.lang}>
          <EditionBlocks blocks={block.blocks} context={context} />
        </blockquote>
      )
    case 'note':
      return (
        <div role="note" className="note-small" lang={block.lang}>
          <EditionBlocks blocks={block.blocks} context={context} />
        </div>
      )
  }
}

function EditionList({ list, context }: { list: List; context: EditionContext }) {
  const { kind, items, lang } = list
  const isNumbered = !['bullet', 'none', 'label'].includes(kind)
  const first = items.find(({ label }) => label)?.label
  const inner = items.map((item, n) => (
    <li key={n}>
      {kind === 'label' && item.label && `${item.label} `}
      <InnerBlocks blocks={item.blocks} context={context} />
    </li>
  ))
  if (isNumbered)
    return (
      <ol
        lang={lang}
        type={kind as '1'}
        className={isLettered(kind) ? listStyles[kind] : undefined}
        start={first ? list.start : undefined}
      >
        {inner}
      </ol>
    )
  return (
    <ul lang={lang} className={kind === 'bullet' ? undefined : 'unmarked'}>
      {inner}
    </ul>
  )
}

/** Leaves out the element of a single paragraph, also before lists. */
function InnerBlocks({ blocks, context }: Props) {
  const [first, ...rest] = blocks
  if (first?.is !== 'paragraph' || first.lang || rest.some(({ is }) => is !== 'list'))
    return <EditionBlocks blocks={blocks} context={context} />
  return (
    <>
      <EditionWords words={first.words} context={context} />
      <EditionBlocks blocks={rest} context={context} />
    </>
  )
}

function EditionTable({ table, context }: { table: Table; context: EditionContext }) {
  const { caption, rows, lang } = table
  const isHead = (cells: Cell[]) => cells.every(({ head, rows = 1 }) => head && head !== 'row' && rows === 1)
  const headRows = rows.length > 1 && isHead(rows[0]!.cells) ? 1 : 0
  const rowsOf = (some: Table['rows']) =>
    some.map(({ cells }, n) => (
      <tr key={n}>
        {cells.map((cell, at) => (
          <EditionCell key={at} cell={cell} isInHead={isHead(cells)} context={context} />
        ))}
      </tr>
    ))
  return (
    <div
      className="table"
      role="region"
      aria-label={caption ? plainWords(caption) : context.table}
      tabIndex={0}
      lang={lang}
    >
      <table>
        {caption && (
          <caption>
            <EditionWords words={caption} context={context} />
          </caption>
        )}
        {headRows > 0 && <thead>{rowsOf(rows.slice(0, headRows))}</thead>}
        <tbody>{rowsOf(rows.slice(headRows))}</tbody>
      </table>
    </div>
  )
}

/** Makes an empty heading a plain cell, as in the corner above row headings. */
function EditionCell({ cell, isInHead, context }: { cell: Cell; isInHead: boolean; context: EditionContext }) {
  const { head, columns, rows, blocks } = cell
  const inner = <InnerBlocks blocks={blocks} context={context} />
  if (!head || blocks.length === 0)
    return (
      <td colSpan={columns} rowSpan={rows}>
        {inner}
      </td>
    )
  const scope = head === 'both' ? (isInHead ? 'col' : 'row') : head
  return (
    <th scope={scope} colSpan={columns} rowSpan={rows}>
      {inner}
    </th>
  )
}

export type EditionContext = {
  pageAddress: (page: number) => string
  mark: (page: number, alone?: boolean) => ReactNode
  picture: string
  table: string
}

function EditionWords({ words, context }: { words: Words; context: EditionContext }) {
  return words.map((piece, n) => <Fragment key={n}>{renderPiece(piece, context)}</Fragment>)
}

function renderPiece(piece: Piece, context: EditionContext): ReactNode {
  if (typeof piece === 'string') return piece
  if (piece.is === 'page') return context.mark(piece.n)
  const inner = <EditionWords words={piece.words} context={context} />
  switch (piece.is) {
    case 'strong':
      return <strong>{inner}</strong>
    case 'em':
      return <em>{inner}</em>
    case 'code':
      return <code>{inner}</code>
    case 'note':
      return <small role="note">{inner}</small>
    case 'lang':
      return <span lang={piece.lang}>{inner}</span>
    case 'link':
      return <a href={linkTarget(piece.to, context)}>{inner}</a>
  }
}

function linkTarget(to: string, { pageAddress }: EditionContext) {
  return to.startsWith('#p') ? pageAddress(Number(to.slice(2))) : to
}
