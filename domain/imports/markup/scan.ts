/** Reads a text in linear time: no part is searched twice for one string. */
export class TextScanner {
  at = 0
  private readonly positions = new Map<string, number>()

  constructor(readonly text: string) {}

  find(needle: string, from = this.at) {
    const cached = this.positions.get(needle)
    if (cached !== undefined && (cached < 0 || cached >= from)) return cached
    const position = this.text.indexOf(needle, from)
    this.positions.set(needle, position)
    return position
  }

  match(pattern: RegExp) {
    pattern.lastIndex = this.at
    return pattern.exec(this.text)
  }
}
