/** Copies strings too: a substring keeps its whole text in memory. */
export function ownCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
