export function joinLines(text: string) {
  return text.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space))
}
