/**
 * Asks a server the same for many at once. Whoever asks gets the answer to a question that began after they asked, so that whatever
 * was committed before is in it: at most one question is on its way, and one waits for it.
 */
export class Latest<T> {
  private underWay: Promise<unknown> | undefined
  private next: Promise<T> | undefined

  constructor(private readonly question: () => Promise<T>) {}

  ask(): Promise<T> {
    return (this.next ??= this.begin())
  }

  private async begin(): Promise<T> {
    // A caller who asks until the one on its way is answered joins this one.
    await this.underWay
    this.next = undefined
    const asked = this.question()
    this.underWay = asked.catch(() => {})
    return asked
  }
}
