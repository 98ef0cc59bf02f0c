/** Milliseconds after which readers are told that details of a service may be out of date. */
export const longUnchecked = 90 * 86_400_000

/** UTC ms. An example service is never unchecked. */
export function isLongUnchecked(service: { checkedAt: number | null; isSample: boolean }, now: number) {
  return !service.isSample && (service.checkedAt ?? 0) + longUnchecked <= now
}
