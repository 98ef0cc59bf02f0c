/** Word processors pad with non-breaking spaces; a single one was meant. */
export function collapseSpaces(text: string) {
  return text.replace(/[ \u00a0]{2,}/g, (spaces) => (spaces.includes('\u00a0') ? ' ' : spaces))
}
