import type { Passage } from '@/domain/writing/comparison/render'

export type PassageGroup = { is: 'shown'; passage: Passage } | { is: 'folded'; passages: Passage[] }

/** Folds three or more passages without changes. One on either side of a change stays, as context. */
export function foldPassages(passages: Passage[]): PassageGroup[] {
  const near = passages.map((_, n) => [n - 1, n, n + 1].some((at) => passages[at]?.changed))
  const parts: PassageGroup[] = []
  for (let at = 0; at < passages.length;) {
    let end = at
    while (end < passages.length && !near[end]) end++
    if (end - at > 2) parts.push({ is: 'folded', passages: passages.slice(at, end) })
    else parts.push(...passages.slice(at, end).map((passage) => ({ is: 'shown' as const, passage })))
    if (end < passages.length) parts.push({ is: 'shown', passage: passages[end]! })
    at = end + 1
  }
  return parts
}
