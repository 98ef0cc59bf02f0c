import { useEffect, useRef } from 'react'
import { followOriginal, followText, type TwoColumns } from './scroll-together'

/** The text that was touched last leads, so that the two never push each other. */
export function useScrollTogether(columns: Partial<TwoColumns>, isBeside: boolean) {
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
