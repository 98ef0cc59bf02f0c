import { AsyncLocalStorage } from 'node:async_hooks'
import { randomId } from './random'

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

/** What a failure is reported and found under: the request's id, or a new one where none is being answered. */
export function reference() {
  return requestId() ?? randomId()
}
