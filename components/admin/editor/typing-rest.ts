import type { Editor } from '@tiptap/react'

/** Calls `act` after `first` ms, if given, and when typing has paused for `pause` ms. Returns a function to end it. */
export function onTypingPause(editor: Editor, act: () => void, { pause, first }: { pause: number; first?: number }) {
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
