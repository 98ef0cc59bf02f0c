/** Runs long work in steps to its end, without a pause. `inTurns` lets others run between the steps. */
export function atOnce<T>(steps: Iterator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
