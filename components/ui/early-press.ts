import type { PointerEvent } from 'react'

declare global {
  interface Window {
    /** The button that was pressed last; undefined after it has answered. */
    earlyPress?: Element | null
  }
}

/** The script of a document that runs before all others. It remembers a press on a button that cannot answer yet. */
export const rememberEarlyPress = `addEventListener('click',e=>{window.earlyPress=e.target.closest('button[type=button]')},true)`

/** Repeats a press that came before the button could answer, unless React repeats it. */
export function repeatEarlyPress(button: HTMLButtonElement) {
  if (window.earlyPress !== button) return
  setTimeout(() => {
    if (window.earlyPress !== button) return
    button.focus()
    button.click()
  })
}

/** Presses a button that moved from under the mouse before the release: the browser would lose that press. */
export function keepMovedPress({ currentTarget: button, clientX, clientY }: PointerEvent<HTMLButtonElement>) {
  const isStill = (release: MouseEvent) => Math.hypot(release.clientX - clientX, release.clientY - clientY) < 4
  addEventListener(
    'pointerup',
    (release) => {
      if (button.contains(release.target as Node) || !isStill(release)) return
      button.focus()
      button.click()
    },
    { once: true },
  )
}

export function forgetEarlyPress() {
  window.earlyPress = undefined
}
