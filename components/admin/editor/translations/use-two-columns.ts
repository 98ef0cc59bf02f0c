import type { Editor } from '@tiptap/react'
import { useLayoutEffect, useRef, useState, useEffect } from 'react'
import {
  goToMark,
  markAt,
  topOfCaretBlock,
  type ScrollMark,
  type TwoColumns,
  followOriginal,
  followText,
} from './scroll-together'
import type { ShownOriginal } from './use-shown-original'

type Props = {
  editor: Editor | null
  partners: TwoColumns['partners'] | undefined
  shown: ShownOriginal
  isBeside: boolean
}

/** Fraction of a narrow window's height at which somebody is assumed to read. */
const readingLineShare = 0.4

export function useTwoColumns({ editor, partners, shown, isBeside }: Props) {
  const [column, setColumn] = useState<HTMLElement | null>(null)
  useScrollTogether({ editor: editor ?? undefined, column: column ?? undefined, partners }, isBeside)
  const mark = useRef<ScrollMark>(undefined)

  function columns(): TwoColumns | undefined {
    return editor && !editor.isDestroyed && column && partners ? { editor, column, partners } : undefined
  }

  function swapTexts() {
    const both = columns()
    const level = (editor?.isFocused && topOfCaretBlock(editor)) || innerHeight * readingLineShare
    if (both) mark.current = markAt(both, shown.isInPlace ? 'original' : 'translation', level)
    shown.toggle()
  }

  useLayoutEffect(() => {
    const both = columns()
    if (both && mark.current) goToMark(both, shown.isInPlace ? 'original' : 'translation', mark.current)
    // The button is below the text: reading begins at the top.
    else if (shown.isInPlace) scrollTo({ top: 0, behavior: 'instant' })
    mark.current = undefined
    // oxlint-disable-next-line react/exhaustive-deps -- once for each turn
  }, [shown.isInPlace])

  return { setColumn, swapTexts }
}

/** Scrolls the two texts together. The one that was touched last moves the other one, never the reverse. */
function useScrollTogether(columns: Partial<TwoColumns>, isBeside: boolean) {
  const latest = useRef(columns)
  useEffect(() => void (latest.current = columns))
  const { editor, column } = columns
  const isReady = columns.partners !== undefined

  useEffect(() => {
    if (!editor || !column || !isBeside || !isReady) return
    let leads: 'text' | 'original' = 'text'
    let frame = 0
    const soon = (who: typeof leads, follow: (columns: TwoColumns) => void) => () => {
      if (leads !== who) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const { editor, column, partners } = latest.current
        if (editor && !editor.isDestroyed && column && partners) follow({ editor, column, partners })
      })
    }
    const byText = soon('text', followText)
    const byOriginal = soon('original', followOriginal)
    const lead = ({ target }: Event) =>
      (leads = target instanceof Node && column.contains(target) ? 'original' : 'text')
    const touches = ['wheel', 'touchstart', 'pointerdown', 'keydown', 'focusin'] as const
    for (const type of touches) addEventListener(type, lead, { capture: true, passive: true })
    addEventListener('scroll', byText, { passive: true })
    addEventListener('resize', byText)
    column.addEventListener('scroll', byOriginal, { passive: true })
    editor.on('selectionUpdate', byText)
    editor.on('update', byText)
    byText()
    return () => {
      cancelAnimationFrame(frame)
      for (const type of touches) removeEventListener(type, lead, { capture: true })
      removeEventListener('scroll', byText)
      removeEventListener('resize', byText)
      column.removeEventListener('scroll', byOriginal)
      editor.off('selectionUpdate', byText)
      editor.off('update', byText)
    }
  }, [editor, column, isBeside, isReady])
}
