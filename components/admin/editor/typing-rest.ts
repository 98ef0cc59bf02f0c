import type { Editor } from '@tiptap/react'

/** Calls `act` after `first` ms, if given, and whenever typing has rested for `pause` ms. Returns the end of it. */
export function onTypingRest(editor: Editor, act: () => void, { pause, first }: { pause: number; first?: number }) {
  let timer = first === undefined ? undefined : setTimeout(act, first)
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(act, pause)
  }
  editor.on('update', later)
  return () => {
    clearTimeout(timer)
    editor.off('update', later)
  }
}
