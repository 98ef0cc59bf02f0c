import type { Editor } from '@tiptap/react'

export type TwoColumns = {
  editor: Editor
  /** The scrolling element of the original. On narrow screens it has its full height and the page scrolls. */
  column: HTMLElement
  partners: (number | undefined)[]
}

function blockPairs({ editor, column, partners }: TwoColumns): [Element, Element][] {
  const lines = document.querySelectorAll('.editor .line')
  const field = (name: string) => column.querySelector(`[data-original-field=${name}]`)
  const numbered = column.querySelectorAll<HTMLElement>('[data-original-block]')
  const blocks = new Map([...numbered].map((one) => [one.dataset.originalBlock, one]))
  const pairs: [Element | null | undefined, Element | null | undefined][] = [
    [lines[0], field('title')],
    [lines[1], field('summary')],
  ]
  editor.state.doc.forEach((_, pos, n) => {
    const partner = partners[n]
    if (partner !== undefined) pairs.push([editor.view.nodeDOM(pos) as Element | null, blocks.get(String(partner))])
  })
  return pairs.filter((pair): pair is [Element, Element] => pair.every((one) => one instanceof Element))
}

function scrollPoints(columns: TwoColumns): ScrollPoint[] {
  return blockPairs(columns).flatMap(([translation, original]) => {
    const [here, there] = [translation.getBoundingClientRect(), original.getBoundingClientRect()]
    return [
      { here: here.top, there: there.top },
      { here: here.bottom, there: there.bottom },
    ]
  })
}

/** A pair of points, one in each text (CSS px from the top of the window), that belong side by side. */
type ScrollPoint = { here: number; there: number }

/** Interpolates between the points, which are in order; outside them the distance is constant. */
export function interpolate(points: readonly ScrollPoint[], y: number): number | undefined {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return undefined
  if (y <= first.here) return first.there - (first.here - y)
  if (y >= last.here) return last.there + (y - last.here)
  const after = points.findIndex(({ here }) => here > y)
  const [from, to] = [points[after - 1]!, points[after]!]
  const part = (y - from.here) / (to.here - from.here)
  return from.there + part * (to.there - from.there)
}

export function swapSides(points: readonly ScrollPoint[]): ScrollPoint[] {
  return points.map(({ here, there }) => ({ here: there, there: here }))
}

/** The fraction of the column's height at which both texts are level while nobody writes. */
const readingLineShare = 0.25

function readingLevel({ editor, column }: TwoColumns) {
  const { top, height } = column.getBoundingClientRect()
  const caret = editor.isFocused ? topOfCaretBlock(editor) : undefined
  return caret !== undefined && caret >= top && caret <= top + height * 0.8 ? caret : top + height * readingLineShare
}

export function topOfCaretBlock({ state, view }: Editor) {
  const { $head } = state.selection
  const element = view.nodeDOM($head.depth > 0 ? $head.before(1) : $head.pos)
  return element instanceof Element ? element.getBoundingClientRect().top : undefined
}

export function followText(columns: TwoColumns) {
  const level = readingLevel(columns)
  const there = interpolate(scrollPoints(columns), level)
  if (there !== undefined) columns.column.scrollTop += there - level
}

export function followOriginal(columns: TwoColumns) {
  const { top, height } = columns.column.getBoundingClientRect()
  const level = top + height * readingLineShare
  const here = interpolate(swapSides(scrollPoints(columns)), level)
  if (here !== undefined) window.scrollBy({ top: here - level, behavior: 'instant' })
}

/** A pair of elements and its height in the window, to find the same place in the other text on narrow screens. */
export type ScrollMark = { pair: number; level: number }

export function markAt(columns: TwoColumns, from: 'translation' | 'original', level: number): ScrollMark | undefined {
  const side = from === 'translation' ? 0 : 1
  const tops = blockPairs(columns).map((pair) => pair[side].getBoundingClientRect().top)
  if (!tops.length) return undefined
  const after = tops.findIndex((top) => top > level)
  const pair = Math.max(0, (after < 0 ? tops.length : after) - 1)
  return { pair, level: Math.max(level / 2, Math.min(level, tops[pair]!)) }
}

export function goToMark(columns: TwoColumns, to: 'translation' | 'original', { pair, level }: ScrollMark) {
  const element = blockPairs(columns)[pair]?.[to === 'translation' ? 0 : 1]
  if (element) window.scrollBy({ top: element.getBoundingClientRect().top - level, behavior: 'instant' })
}
