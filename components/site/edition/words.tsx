import { Fragment, type ReactNode } from 'react'
import type { Piece, Words } from '@/lib/edition/schema'

export type EditionContext = {
  pageAddress: (page: number) => string
  mark: (page: number, alone?: boolean) => ReactNode
  picture: string
  table: string
}

export function EditionWords({ words, context }: { words: Words; context: EditionContext }) {
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
