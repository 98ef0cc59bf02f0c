declare global {
  interface Window {
    /** The button that was pressed last, until it answers. */
    earlyPress?: Element | null
  }
}

/** Runs in the document before its scripts have come: remembers a press on a button that does not answer yet. */
export const rememberEarlyPress = `addEventListener('click',e=>{window.earlyPress=e.target.closest('button[type=button]')},true)`

/** Repeats a press that came before the button answered, unless React does. */
export function repeatEarlyPress(button: HTMLButtonElement) {
  if (window.earlyPress !== button) return
  setTimeout(() => {
    if (window.earlyPress !== button) return
    button.focus()
    button.click()
  })
}

export function forgetEarlyPress() {
  window.earlyPress = undefined
}
