export function inOneLine(text: string) {
  return text.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space))
}
