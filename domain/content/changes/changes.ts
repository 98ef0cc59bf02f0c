import { Fragment, Slice, type Node } from '@tiptap/pm/model'
import { StepMap } from '@tiptap/pm/transform'
import { replacementsIn, type Replacement } from './replacements'

/** One change of a text: what stands in a place, and what is to stand there. */
export type Change = Replacement

/** Returns what has to change to make one text of another, in words of its language, or in whole blocks. Each can be made without the others. */
export function changesIn(before: Node, after: Node, language: string): Change[] {
  const changes = replacementsIn(before, after, { words: language, isWhole: isTableOfOtherCells })
  if (changes.every((change) => canHave(before, change))) return changes
  return replacementsIn(before, after, { words: language, isWhole: () => true })
}

/** Rows or cells that came or went one by one would leave a table with holes. */
function isTableOfOtherCells(before: Node, after: Node) {
  if (before.type.name !== 'table') return false
  const cells = (table: Node) => table.children.map((row) => row.children.map((cell) => [cell.type.name, cell.attrs]))
  return JSON.stringify(cells(before)) !== JSON.stringify(cells(after))
}

/** Returns whether a text can have a change: asked of its parent alone, since a text has thousands of blocks. */
function canHave(doc: Node, { from, to, content }: Change) {
  const [start, end] = [doc.resolve(from), doc.resolve(to)]
  return start.sameParent(end) && start.parent.canReplace(start.index(), end.indexAfter(), content)
}

/** A text with one change; undefined where that would be no text. */
export function withChange(doc: Node, { from, to, content }: Change): Node | undefined {
  try {
    return doc.replace(from, to, new Slice(content, 0, 0))
  } catch {
    return undefined
  }
}

/** Words that are put beside others than those they were written for, with a space between letters that would meet. */
export function withSpaces(doc: Node, { from, to, content }: Change): Fragment {
  const { firstChild: first, lastChild: last } = content
  if (!first?.isText || !last?.isText) return content
  const space = Fragment.from(first.type.schema.text(' '))
  const before = doc.textBetween(Math.max(0, from - 2), from, '\n').slice(-1)
  const behind = doc.textBetween(to, Math.min(doc.content.size, to + 2), '\n').slice(0, 1)
  const spaced = meets(before, first.text!) ? space.append(content) : content
  return meets(last.text!, behind) ? spaced.append(space) : spaced
}

/** Only scripts with spaces between words lose something without one. */
function meets(one: string, other: string) {
  return /[\p{Script=Latin}\d]$/u.test(one) && /^[\p{Script=Latin}\d]/u.test(other)
}

/** A text with several changes, which are in their order. Those that cannot be made are left out. */
export function withChanges(doc: Node, changes: Change[]): Node {
  return changes.reduceRight((text, change) => withChange(text, change) ?? text, doc)
}

/** Changes that stood apart can meet where everything between them went: the first of them is made. */
export function withoutOverlaps<T extends { from: number; to: number }>(changes: T[]): T[] {
  let end = -1
  const inOrder = [...changes].sort((one, other) => one.from - other.from || one.to - other.to)
  return inOrder.filter(({ from, to }) => {
    if (from < end) return false
    end = to
    return true
  })
}

/**
 * The place of a change in a newer text. `open`: it can be made there; `there`: the text says so already; `clash`: what it
 * changes has changed since, and `fits` says whether it can be made in place of that.
 */
export type Placement = { is: 'open' | 'there' | 'clash'; from: number; to: number; fits: boolean }

/**
 * Returns where the changes of a text stand in what has become of that text. `accepted` says which of them were made in it:
 * exactly those need not be guessed.
 */
export function placesOf(
  changes: Change[],
  { base, now, accepted = [] }: { base: Node; now: Node; accepted?: Change[] },
) {
  const made = withChanges(base, accepted)
  const inMade = mapOf(accepted)
  const since = mapOf(made.eq(now) ? [] : replacementsIn(made, now))
  return changes.map(({ from, to, content }): Placement => {
    // Text that others put at the edge of a change is no part of it; an insertion goes behind theirs.
    const side = from === to ? 1 : -1
    const at = { from: inMade.map(from, 1), to: inMade.map(to, side) }
    const around = { from: since.map(at.from, -1), to: since.map(at.to, 1) }
    if (partOf(now, around)?.eq(content)) return { is: 'there', ...around, fits: true }
    const within = inOrder({ from: since.map(at.from, 1), to: since.map(at.to, side) })
    const fits = canHave(now, { ...within, content })
    const isUntouched =
      from === to ? !since.mapResult(at.from, 1).deletedAcross : partOf(now, within)?.eq(base.slice(from, to).content)
    return { is: isUntouched && fits ? 'open' : 'clash', ...within, fits }
  })
}

/**
 * Returns where places are after some changes, which are in their order. What is inserted right behind another change is one
 * with it: a place there would otherwise be taken for the end of the first, and what follows would begin before what was
 * inserted.
 */
function mapOf(changes: Change[]) {
  const ranges: { from: number; to: number; size: number }[] = []
  for (const { from, to, content } of changes) {
    const last = ranges.at(-1)
    if (last && from === to && last.to === from) last.size += content.size
    else ranges.push({ from, to, size: content.size })
  }
  return new StepMap(ranges.flatMap(({ from, to, size }) => [from, to - from, size]))
}

/** Returns what stands in a place, where that is a part without open ends. */
function partOf(doc: Node, { from, to }: Range): Fragment | undefined {
  const { content, openStart, openEnd } = doc.slice(from, to)
  return openStart || openEnd ? undefined : content
}

type Range = { from: number; to: number }

/** Within words that all went, the end can come before the beginning. */
function inOrder({ from, to }: Range): Range {
  return { from: Math.min(from, to), to: Math.max(from, to) }
}
