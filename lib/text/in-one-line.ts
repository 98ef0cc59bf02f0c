/** A text with a space in place of each end of a line and the white space around it. */
export function inOneLine(text: string) {
  return text.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space))
}
