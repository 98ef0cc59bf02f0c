import type { List } from '@/lib/edition/schema'

// Blocks of a Word document: as in lib/edition/schema.ts, but with links whose target is not known yet.

/** `anchor`: a name within the document, instead of an address. */
export type WordPiece = string | { is: 'em' | 'strong' | 'link'; to?: string; anchor?: string; words: WordPiece[] }

export type WordCell = { head?: 'col'; columns?: number; rows?: number; blocks: WordBlock[] }
export type WordRow = { cells: WordCell[] }
type WordItem = { label?: string; blocks: WordBlock[] }

type MarkedBlock = { marks?: string[]; goesOn?: true }
export type WordList = MarkedBlock & { is: 'list'; kind: List['kind']; start?: number; items: WordItem[] }
export type WordTable = MarkedBlock & { is: 'table'; caption?: WordPiece[]; rows: WordRow[] }
type WordText = MarkedBlock & { is: 'paragraph' | 'caption'; words: WordPiece[] }
type WordHeading = MarkedBlock & { is: 'heading'; level: number; words: WordPiece[] }
type WordFigure = MarkedBlock & { is: 'figure'; alt: string; caption?: WordPiece[]; blocks: WordBlock[] }
type WordGroup = MarkedBlock & { is: 'quote' | 'note'; blocks: WordBlock[] }
export type WordBlock = WordList | WordTable | WordText | WordHeading | WordFigure | WordGroup
