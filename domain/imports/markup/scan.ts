/** Reads a text once from its beginning to its end: no stretch of it is searched twice for the same thing. */
export class Scan {
  at = 0
  private readonly positions = new Map<string, number>()

  constructor(readonly text: string) {}

  /** Returns where `wanted` stands next; -1 where it does not any more. */
  find(needle: string, from = this.at) {
    const cached = this.positions.get(needle)
    if (cached !== undefined && (cached < 0 || cached >= from)) return cached
    const position = this.text.indexOf(needle, from)
    this.positions.set(needle, position)
    return position
  }

  /** Returns what a sticky pattern finds here. */
  match(pattern: RegExp) {
    pattern.lastIndex = this.at
    return pattern.exec(this.text)
  }
}
