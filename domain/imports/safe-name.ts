/** A name as somebody sent it, without what no name of a file or folder here should hold; `otherwise` where nothing is left. */
export function safeName(sent: string, otherwise: string) {
  const safe = sent.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '')
  return safe || otherwise
}
