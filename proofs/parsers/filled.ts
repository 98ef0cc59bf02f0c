/** Repeats a pattern up to `length` characters. */
export function repeatTo(pattern: string, length: number) {
  return pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length)
}

/** A pattern for each number up to `times`. */
export function repeatNumbered(times: number, pattern: (n: number) => string) {
  return Array.from({ length: times }, (_, n) => pattern(n)).join('')
}
