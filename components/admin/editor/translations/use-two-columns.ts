import type { Editor } from '@tiptap/react'
import { useLayoutEffect, useRef, useState } from 'react'
import { goToMark, markAt, topOfCaretBlock, type Mark, type TwoColumns } from './scroll-together'
import { useScrollTogether } from './use-scroll-together'
import type { ShownOriginal } from './use-shown-original'

type Props = {
  editor: Editor | null
  partners: TwoColumns['partners'] | undefined
  shown: ShownOriginal
  isBeside: boolean
}

/** Fraction of a narrow window's height at which somebody is taken to read. */
const readingLine = 0.4

export function useTwoColumns({ editor, partners, shown, isBeside }: Props) {
  const [column, setColumn] = useState<HTMLElement | null>(null)
  useScrollTogether({ editor: editor ?? undefined, column: column ?? undefined, partners }, isBeside)
  const mark = useRef<Mark>(undefined)

  function columns(): TwoColumns | undefined {
    return editor && !editor.isDestroyed && column && partners ? { editor, column, partners } : undefined
  }

  function swapTexts() {
    const both = columns()
    const level = (editor?.isFocused && topOfCaretBlock(editor)) || innerHeight * readingLine
    if (both) mark.current = markAt(both, shown.isInPlace ? 'original' : 'translation', level)
    shown.toggle()
  }

  useLayoutEffect(() => {
    const both = columns()
    if (both && mark.current) goToMark(both, shown.isInPlace ? 'original' : 'translation', mark.current)
    // Called from the details, below the text: reading begins at its top.
    else if (shown.isInPlace) scrollTo({ top: 0, behavior: 'instant' })
    mark.current = undefined
    // oxlint-disable-next-line react/exhaustive-deps -- once for each turn
  }, [shown.isInPlace])

  return { setColumn, swapTexts }
}
