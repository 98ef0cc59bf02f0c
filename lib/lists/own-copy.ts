/** Copies strings too: a substring keeps its whole text in memory. */
export function jsonCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
