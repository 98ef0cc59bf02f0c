import type { EditorState } from '@tiptap/pm/state'

/** A slash and what follows it up to the cursor. Positions are those of the document. */
export type SlashQuery = { from: number; to: number; query: string }

/** Returns what stands before the cursor, when it is a slash at the beginning of a block or after a space, and words behind it. */
export function slashQuery({ selection }: EditorState): SlashQuery | undefined {
  const { $from, empty } = selection
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return undefined
  if ($from.marks().some((mark) => mark.type.name === 'code')) return undefined
  const start = Math.max(0, $from.parentOffset - maxQueryLength)
  const before = $from.parent.textBetween(start, $from.parentOffset, undefined, '\ufffc')
  const [, query] = /(?:^|\s)\/((?:[^\s/\ufffc][^/\ufffc]{0,24})?)$/u.exec(before) ?? []
  return query === undefined ? undefined : { from: $from.pos - query.length - 1, to: $from.pos, query }
}

/** Longer than any query: nothing further back matters. */
const maxQueryLength = 40
