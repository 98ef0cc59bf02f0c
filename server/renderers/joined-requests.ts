import type { ServerResponse } from 'node:http'
import { ClientGone, TooBusy } from '../turns/turns'

type MakeAnswer<T> = (begun: () => void) => Promise<T>

/** Joins requests for one key until the work begins: begun work may miss a change before a later request. */
export class JoinedRequests<T> {
  private readonly waiting = new Map<string, Promise<T>>()

  /** @param isOff every request gets a result of its own, to measure the cost of one */
  constructor(private readonly isOff = false) {}

  /** @throws the error of `make`. If the first asker leaves, each other asker takes a turn of its own. */
  async make(key: string, res: ServerResponse | undefined, make: MakeAnswer<T>): Promise<T> {
    const other = this.waiting.get(key)
    if (!other || this.isOff) return this.begin(key, make)
    try {
      return await other
    } catch (error) {
      const isOfOther = error instanceof ClientGone || error instanceof TooBusy
      if (!isOfOther || res?.destroyed) throw error
      return this.make(key, res, make)
    }
  }

  private begin(key: string, make: MakeAnswer<T>): Promise<T> {
    let hasBegun = false
    const begun = () => {
      if (!hasBegun) this.waiting.delete(key)
      hasBegun = true
    }
    const result = make(begun).finally(begun)
    if (!hasBegun) this.waiting.set(key, result)
    return result
  }
}
