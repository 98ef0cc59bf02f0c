/**
 * Copies a text that is still on its way. Safari allows copying only within the press that asked for it, so the clipboard is given
 * the promise at once, where it takes promises. Answers with whether the text was copied; `undefined` is no text.
 */
export async function copyOnceThere(coming: Promise<string | undefined>): Promise<boolean> {
  const text = coming.then((text) => text ?? Promise.reject(new Error('There is no text.')))
  try {
    const blob = text.then((text) => new Blob([text], { type: 'text/plain' }))
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
    return true
  } catch {
    return text
      .then((text) => navigator.clipboard.writeText(text))
      .then(
        () => true,
        () => false,
      )
  }
}
