import type { ServerResponse } from 'node:http'
import { ClientGone, TooBusy } from '../turns/turns'

type MakeAnswer<T> = (begun: () => void) => Promise<T>

/** Shares one result among all who ask before it is begun, so that it is current even with fast changes. */
export class JoinedRequests<T> {
  private readonly waiting = new Map<string, Promise<T>>()

  /** @param isOff makes everything for each who asks: for measuring what a making costs */
  constructor(private readonly isOff = false) {}

  /** @throws what `make` throws. If the asker who began leaves, the others take turns of their own. */
  async make(key: string, res: ServerResponse, make: MakeAnswer<T>): Promise<T> {
    const other = this.waiting.get(key)
    if (!other || this.isOff) return this.begin(key, make)
    try {
      return await other
    } catch (error) {
      const isOfOther = error instanceof ClientGone || error instanceof TooBusy
      if (!isOfOther || res.destroyed) throw error
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
