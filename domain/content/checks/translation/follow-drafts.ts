/** A passage that took the place of a machine's draft: the key of the draft that it was made of, and its own. */
export type FollowedDraft = { from: string; to: string }

/**
 * Returns which passages of a text are drafts of a machine in other words: changing words is not signing. Each draft of
 * `before` whose words are gone is looked for between the passages around it that still stand; whatever is new there counts as
 * it. So a draft that was divided is two, and what somebody wrote themselves right beside one that they changed in the same
 * moment is asked about once more.
 * @param before keys of the passages as they were, in their order
 * @param after the same of the text now
 * @param isDraft whether a key is that of a draft nobody has signed
 */
export function followDrafts(before: string[], after: string[], isDraft: (key: string) => boolean): FollowedDraft[] {
  const was = new Set(before)
  const is = new Set(after)
  if (!before.some((key) => !is.has(key) && isDraft(key))) return []
  const places = placesOfOnce(after)
  const wasOnce = placesOfOnce(before)
  const placeOf = (key: string | undefined) => (key !== undefined && wasOnce.has(key) ? places.get(key) : undefined)
  const followed = new Map<string, string>()
  before.forEach((key, n) => {
    if (is.has(key) || !isDraft(key)) return
    let [first, end] = [0, after.length]
    for (let i = n - 1; i >= 0; i--) {
      const place = placeOf(before[i])
      if (place === undefined) continue
      first = place + 1
      break
    }
    for (let i = n + 1; i < before.length; i++) {
      const place = placeOf(before[i])
      if (place === undefined || place < first) continue
      end = place
      break
    }
    for (const one of after.slice(first, end)) if (!was.has(one) && !followed.has(one)) followed.set(one, key)
  })
  return [...followed].map(([to, from]) => ({ from, to }))
}

/** Returns where each key stands that stands there once: others tell nothing of a place. */
function placesOfOnce(keys: string[]) {
  const places = new Map<string, number | undefined>()
  keys.forEach((key, n) => places.set(key, places.has(key) ? undefined : n))
  return new Map([...places].flatMap(([key, place]) => (place === undefined ? [] : [[key, place] as const])))
}
