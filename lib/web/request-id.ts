import { AsyncLocalStorage } from 'node:async_hooks'
import { randomId } from '../keys/random'

// Next's bundles each load this module: they share the id that the front door set.
const key = Symbol.for('gazette.request')
const shared = globalThis as { [key]?: AsyncLocalStorage<string> }
const current = () => (shared[key] ??= new AsyncLocalStorage())

/** Log lines of `work` carry the id. */
export function inRequest<T>(id: string, work: () => T): T {
  return current().run(id, work)
}

export function requestId(): string | undefined {
  return current().getStore()
}

/** Returns the id of the request, or a new one outside of requests. */
export function reference() {
  return requestId() ?? randomId()
}
