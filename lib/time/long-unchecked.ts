/** After how long (ms) readers are told that what is said of a service of help may be out of date. */
export const longUnchecked = 90 * 86_400_000

/** Returns whether a service was last looked over that long ago, or never (moments in UTC ms). An example is no service. */
export function isLongUnchecked(service: { checkedAt: number | null; isSample: boolean }, now: number) {
  return !service.isSample && (service.checkedAt ?? 0) + longUnchecked <= now
}
