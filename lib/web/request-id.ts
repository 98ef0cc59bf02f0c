import { AsyncLocalStorage } from 'node:async_hooks'
import { randomId } from '../keys/random'

// Next's bundles each load this module; all must hear of the request that the front door let in.
const key = Symbol.for('gazette.request')
const shared = globalThis as { [key]?: AsyncLocalStorage<string> }
const current = () => (shared[key] ??= new AsyncLocalStorage())

/** Does the work of one request under its id: what is logged meanwhile carries it. */
export function inRequest<T>(id: string, work: () => T): T {
  return current().run(id, work)
}

export function requestId(): string | undefined {
  return current().getStore()
}

/** The reference of a failure, in the answer and in the log: the id of the request, or a new id outside of requests. */
export function reference() {
  return requestId() ?? randomId()
}
