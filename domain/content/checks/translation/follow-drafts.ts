export type FollowedDraft = { from: string; to: string }

/** Finds edited machine drafts: new passages between the unchanged neighbours of a vanished draft. Keys in order. */
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

/** Only unique keys identify a place. */
function placesOfOnce(keys: string[]) {
  const places = new Map<string, number | undefined>()
  keys.forEach((key, n) => places.set(key, places.has(key) ? undefined : n))
  return new Map([...places].flatMap(([key, place]) => (place === undefined ? [] : [[key, place] as const])))
}
