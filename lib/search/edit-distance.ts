import { countBits } from '../lists/bits'

/** Optimal string alignment: counts added, removed, changed and swapped letters. Stops counting above `max`. */
export function editDistance(a: string[], b: string[], max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = last[j - 1]! + Number(a[i - 1] !== b[j - 1])
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const best = Math.min(last[j]! + 1, row[j - 1]! + 1, changed)
      row[j] = swapped ? Math.min(best, beforeLast[j - 2]! + 1) : best
    }
    if (Math.min(...row) > max) return max + 1
    ;[beforeLast, last] = [last, row]
  }
  return last[b.length]!
}

/** Compares length and letters, which is quicker than counting. */
export function mustDiffer(a: string, b: string, max: number): boolean {
  // A changed letter removes one and adds another.
  return Math.abs(a.length - b.length) > max || countBits(lettersIn(a) ^ lettersIn(b)) > 2 * max
}

/** One bit for each of a to z; other letters share them. */
function lettersIn(word: string) {
  let letters = 0
  for (let n = 0; n < word.length; n++) letters |= 1 << (word.charCodeAt(n) & 31)
  return letters
}
