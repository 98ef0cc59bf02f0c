import { Fragment, Slice, type Node } from '@tiptap/pm/model'
import { StepMap } from '@tiptap/pm/transform'
import { replacementsIn, type Replacement } from './replacements'

export type TextChange = Replacement

/** Returns independent changes between two texts, in whole words or blocks. */
export function changesIn(before: Node, after: Node, language: string): TextChange[] {
  const changes = replacementsIn(before, after, { words: language, isWhole: isTableOfOtherCells })
  if (changes.every((change) => canApply(before, change))) return changes
  return replacementsIn(before, after, { words: language, isWhole: () => true })
}

/** Separate changes of rows or cells would leave holes in a table. */
function isTableOfOtherCells(before: Node, after: Node) {
  if (before.type.name !== 'table') return false
  const cells = (table: Node) => table.children.map((row) => row.children.map((cell) => [cell.type.name, cell.attrs]))
  return JSON.stringify(cells(before)) !== JSON.stringify(cells(after))
}

/** Checks only the parent, since a text has thousands of blocks. */
function canApply(doc: Node, { from, to, content }: TextChange) {
  const [start, end] = [doc.resolve(from), doc.resolve(to)]
  return start.sameParent(end) && start.parent.canReplace(start.index(), end.indexAfter(), content)
}

/** Undefined if the result would be invalid. */
export function withChange(doc: Node, { from, to, content }: TextChange): Node | undefined {
  try {
    return doc.replace(from, to, new Slice(content, 0, 0))
  } catch {
    return undefined
  }
}

export function withSpaces(doc: Node, { from, to, content }: TextChange): Fragment {
  const { firstChild: first, lastChild: last } = content
  if (!first?.isText || !last?.isText) return content
  const space = Fragment.from(first.type.schema.text(' '))
  const before = doc.textBetween(Math.max(0, from - 2), from, '\n').slice(-1)
  const behind = doc.textBetween(to, Math.min(doc.content.size, to + 2), '\n').slice(0, 1)
  const spaced = wouldJoin(before, first.text!) ? space.append(content) : content
  return wouldJoin(last.text!, behind) ? spaced.append(space) : spaced
}

/** Scripts without spaces need no space between words. */
function wouldJoin(one: string, other: string) {
  return /[\p{Script=Latin}\d]$/u.test(one) && /^[\p{Script=Latin}\d]/u.test(other)
}

/** Leaves out impossible changes. `changes` are in order. */
export function withChanges(doc: Node, changes: TextChange[]): Node {
  return changes.reduceRight((text, change) => withChange(text, change) ?? text, doc)
}

/** Changes can meet if everything between them was removed: only the first is made. */
export function withoutOverlaps<T extends { from: number; to: number }>(changes: T[]): T[] {
  let end = -1
  const inOrder = [...changes].sort((one, other) => one.from - other.from || one.to - other.to)
  return inOrder.filter(({ from, to }) => {
    if (from < end) return false
    end = to
    return true
  })
}

/** `there`: already made; `clash`: the words have changed, and `fits` says whether the change can replace them. */
export type ChangePlacement = { is: 'open' | 'there' | 'clash'; from: number; to: number; fits: boolean }

/** Finds the places of changes to `base` in the newer text `now`. `accepted`: changes already made in `now`. */
export function placesOf(
  changes: TextChange[],
  { base, now, accepted = [] }: { base: Node; now: Node; accepted?: TextChange[] },
) {
  const made = withChanges(base, accepted)
  const inMade = mappingOf(accepted)
  const since = mappingOf(made.eq(now) ? [] : replacementsIn(made, now))
  return changes.map(({ from, to, content }): ChangePlacement => {
    // Others' text at the edges is not part of a change; an insertion goes after it.
    const side = from === to ? 1 : -1
    const at = { from: inMade.map(from, 1), to: inMade.map(to, side) }
    const around = { from: since.map(at.from, -1), to: since.map(at.to, 1) }
    if (sliceOf(now, around)?.eq(content)) return { is: 'there', ...around, fits: true }
    const within = orderedRange({ from: since.map(at.from, 1), to: since.map(at.to, side) })
    const fits = canApply(now, { ...within, content })
    const isUntouched =
      from === to ? !since.mapResult(at.from, 1).deletedAcross : sliceOf(now, within)?.eq(base.slice(from, to).content)
    return { is: isUntouched && fits ? 'open' : 'clash', ...within, fits }
  })
}

/** Maps places over ordered changes. An insertion right where a change ends counts as a part of that change. */
function mappingOf(changes: TextChange[]) {
  const ranges: { from: number; to: number; size: number }[] = []
  for (const { from, to, content } of changes) {
    const last = ranges.at(-1)
    if (last && from === to && last.to === from) last.size += content.size
    else ranges.push({ from, to, size: content.size })
  }
  return new StepMap(ranges.flatMap(({ from, to, size }) => [from, to - from, size]))
}

function sliceOf(doc: Node, { from, to }: TextRange): Fragment | undefined {
  const { content, openStart, openEnd } = doc.slice(from, to)
  return openStart || openEnd ? undefined : content
}

type TextRange = { from: number; to: number }

/** The end can precede the beginning if all words around were removed. */
function orderedRange({ from, to }: TextRange): TextRange {
  return { from: Math.min(from, to), to: Math.max(from, to) }
}
