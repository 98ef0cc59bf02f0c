/** Text that is looked through once, from its beginning to its end: nothing is looked for twice over the same stretch. */
export class Scan {
  at = 0
  private readonly found = new Map<string, number>()

  constructor(readonly text: string) {}

  /** Where `wanted` stands next; -1 where it does not any more. */
  find(wanted: string, from = this.at) {
    const before = this.found.get(wanted)
    if (before !== undefined && (before < 0 || before >= from)) return before
    const found = this.text.indexOf(wanted, from)
    this.found.set(wanted, found)
    return found
  }

  /** What a sticky pattern finds here. */
  match(pattern: RegExp) {
    pattern.lastIndex = this.at
    return pattern.exec(this.text)
  }
}
