/** One space in place of several of which one does not break: word processors fill up with those. One alone was meant. */
export function fewerSpaces(text: string) {
  return text.replace(/[ \u00a0]{2,}/g, (spaces) => (spaces.includes('\u00a0') ? ' ' : spaces))
}
