/** `[words](address)` at the end of a line, and where it begins. Undefined where the line ends otherwise. */
export function typedLink(line: string): { index: number; words: string; address: string } | undefined {
  const middle = line.lastIndexOf('](')
  const index = line.lastIndexOf('[', middle - 1)
  if (!line.endsWith(')') || middle < 2 || index < 0 || line[index - 1] === '!') return undefined
  const [words, address] = [line.slice(index + 1, middle), line.slice(middle + 2, -1)]
  const isWhole = address.split('(').length === address.split(')').length
  return words.trim() && address && isWhole && !/[\s\]]/.test(address) ? { index, words, address } : undefined
}
