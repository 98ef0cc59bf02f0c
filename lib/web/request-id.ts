import { AsyncLocalStorage } from 'node:async_hooks'
import { randomId } from '../keys/random'

const globalKey = Symbol.for('gazette.request')
const globalState = globalThis as { [globalKey]?: AsyncLocalStorage<string> }
const requestStorage = () => (globalState[globalKey] ??= new AsyncLocalStorage())

/** Log lines of `work` carry the id. */
export function runInRequest<T>(id: string, work: () => T): T {
  return requestStorage().run(id, work)
}

export function requestId(): string | undefined {
  return requestStorage().getStore()
}

/** Returns the id of the request, or a new one outside of requests. */
export function referenceNumber() {
  return requestId() ?? randomId()
}
