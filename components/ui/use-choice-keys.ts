import { useState, type KeyboardEvent } from 'react'

type ChoiceKeysOptions<C> = {
  typed: string
  columns?: number
  onEnter: (current: C | undefined) => void
  /** Runs at Space while nothing is typed, or after an arrow key. Without it, Space types a space. */
  onSpace?: (current: C) => void
}

/** Returns the active choice; the focus stays in the field (ARIA APG, combobox). */
export function useChoiceKeys<C>(all: C[], { typed, columns = 1, onEnter, onSpace }: ChoiceKeysOptions<C>) {
  const [at, setAt] = useState(0)
  const [usesArrows, setUsesArrows] = useState(false)
  const index = Math.min(at, all.length - 1)
  const isTyped = typed.trim() !== ''

  function stepOf(key: string): number | undefined {
    if (key === 'ArrowDown') return columns
    if (key === 'ArrowUp') return -columns
    if (key === 'PageDown') return 8
    if (key === 'PageUp') return -8
    if (columns === 1 || (isTyped && !usesArrows)) return undefined
    return key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : undefined
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, nativeEvent, altKey, ctrlKey, metaKey, shiftKey } = event
    if (nativeEvent.isComposing || altKey || ctrlKey || metaKey || shiftKey) return
    const current = all[index]
    const step = stepOf(key)
    if (key === 'Enter') {
      event.preventDefault()
      onEnter(current)
    } else if (key === ' ' && onSpace && current !== undefined && (!isTyped || usesArrows)) {
      event.preventDefault()
      onSpace(current)
    } else if (step !== undefined && all.length) {
      event.preventDefault()
      setUsesArrows(true)
      const isLine = columns === 1 && key.startsWith('Arrow')
      setAt(isLine ? (index + step + all.length) % all.length : Math.max(0, Math.min(index + step, all.length - 1)))
    }
  }

  return {
    index,
    setAt,
    onKeyDown,
    restart() {
      setAt(0)
      setUsesArrows(false)
    },
  }
}

export type ChoiceKeys = ReturnType<typeof useChoiceKeys>
