/** Milliseconds after which readers are told that details of a service may be out of date. */
export const longUnchecked = 90 * 86_400_000

/** Moments are UTC ms. An example is no service. */
export function isLongUnchecked(service: { checkedAt: number | null; isSample: boolean }, now: number) {
  return !service.isSample && (service.checkedAt ?? 0) + longUnchecked <= now
}
