/**
 * A copy of a plain value with strings of its own. A substring keeps the whole text in memory: a list of titles cut out of
 * many texts would keep all of those.
 */
export function ownCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
