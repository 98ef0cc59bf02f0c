/** Gives each caller an answer to a question asked after the call. One question runs, one waits for all others. */
export class LatestRun<T> {
  private underWay: Promise<unknown> | undefined
  private next: Promise<T> | undefined

  constructor(private readonly question: () => Promise<T>) {}

  ask(): Promise<T> {
    return (this.next ??= this.begin())
  }

  private async begin(): Promise<T> {
    // Callers until this moment share the next question.
    await this.underWay
    this.next = undefined
    const asked = this.question()
    this.underWay = asked.catch(() => {})
    return asked
  }
}
