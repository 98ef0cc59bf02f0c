/**
 * The same plain value in strings of its own. A part of a long text holds on to the whole text: whoever keeps a title out of
 * each of many texts would keep them all in memory.
 */
export function ownCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
