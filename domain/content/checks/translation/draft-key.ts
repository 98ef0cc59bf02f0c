/** Hashes words without spaces, since a footnote leaves one. Not cryptographic: a forger could also just sign. */
export function draftKey(words: string): string {
  const letters = words.replaceAll(' ', '')
  return hashText(letters, 0) + hashText(letters, 0x9e3779b9)
}

/** cyrb53 in hexadecimal. */
function hashText(text: string, seed: number) {
  let [a, b] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed]
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16).padStart(14, '0')
}
