// Loops, because array methods call a function for each word and take ten times as long.

/** A set of small numbers, one bit each, such as the items of a list that match. */
export type Bits = Uint32Array

export function noBits(size: number): Bits {
  return new Uint32Array(Math.ceil(size / 32))
}

export function setBit(bits: Bits, n: number) {
  bits[n >>> 5]! |= 1 << (n & 31)
}

export function hasBit(bits: Bits, n: number) {
  return (bits[n >>> 5]! & (1 << (n & 31))) !== 0
}

export function intersection(a: Bits, b: Bits): Bits {
  const bits = new Uint32Array(a.length)
  for (let n = 0; n < a.length; n++) bits[n] = a[n]! & b[n]!
  return bits
}

export function union(a: Bits, b: Bits): Bits {
  const bits = new Uint32Array(a.length)
  for (let n = 0; n < a.length; n++) bits[n] = a[n]! | b[n]!
  return bits
}

export function difference(a: Bits, b: Bits): Bits {
  const bits = new Uint32Array(a.length)
  for (let n = 0; n < a.length; n++) bits[n] = a[n]! & ~b[n]!
  return bits
}

export function countIntersection(a: Bits, b: Bits) {
  let count = 0
  for (let n = 0; n < a.length; n++) {
    const word = a[n]! & b[n]!
    if (word !== 0) count += countBits(word)
  }
  return count
}

export function countIn(bits: Bits, sets: Bits[]): number[] {
  const usedWords: number[] = []
  for (let n = 0; n < bits.length; n++) if (bits[n] !== 0) usedWords.push(n)
  return sets.map((set) => {
    let count = 0
    for (const n of usedWords) count += countBits(bits[n]! & set[n]!)
    return count
  })
}

/** Counts for each number of `among` how many sets have it. Returns binary counts: one set per digit, lowest first. */
export function digitsOfCounts(sets: Bits[], among: Bits): Bits[] {
  const digits = Array.from({ length: 32 - Math.clz32(sets.length) }, () => new Uint32Array(among.length))
  for (const set of sets)
    for (let n = 0; n < among.length; n++) {
      let carried = set[n]! & among[n]!
      for (let digit = 0; carried !== 0; digit++) {
        const word = digits[digit]![n]!
        digits[digit]![n] = word ^ carried
        carried &= word
      }
    }
  return digits
}

export function withCount(digits: Bits[], count: number): Bits {
  const bits = new Uint32Array(digits[0]!.length).fill(0xffffffff)
  for (const [digit, has] of digits.entries()) {
    const flipped = (count >>> digit) & 1 ? 0 : 0xffffffff
    for (let n = 0; n < bits.length; n++) bits[n]! &= has[n]! ^ flipped
  }
  return bits
}

/** Adds up the bits in pairs, then in fours, and so on. */
export function countBits(word: number) {
  word -= (word >>> 1) & 0x55555555
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
  return (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Returns the set itself if it is long enough. */
export function enlargeFor(bits: Bits, size: number): Bits {
  const length = Math.ceil(size / 32)
  if (bits.length >= length) return bits
  const more = new Uint32Array(length)
  more.set(bits)
  return more
}

export function clearBit(bits: Bits, n: number) {
  bits[n >>> 5]! &= ~(1 << (n & 31))
}

export function intersects(a: Bits, b: Bits) {
  for (let n = 0; n < a.length; n++) if ((a[n]! & b[n]!) !== 0) return true
  return false
}

export function numbersOf(bits: Bits): number[] {
  const numbers: number[] = []
  for (let n = 0; n < bits.length; n++)
    for (let word = bits[n]!; word !== 0; word &= word - 1) numbers.push(32 * n + 31 - Math.clz32(word & -word))
  return numbers
}
