/** Replaces line ends and the white space around them with a space. */
export function inOneLine(text: string) {
  return text.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space))
}
