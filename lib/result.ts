/**
 * A sentence for the person who asked, shown as it is; `field` names the control it belongs to, `see` the thing that stands
 * in the way: a bundle by its number, or that it has to be confirmed first who asks.
 */
export type Problem = { message: string; field?: string; see?: { bundle: number } | 'confirm' }

export type Refused = { ok: false; problems: Problem[] }

/** An expected outcome. Failures are values: `instanceof` does not hold across Next's module copies. */
export type Result<T = undefined> = { ok: true; value: T } | Refused

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function refused(message: string, field?: string): Refused {
  return { ok: false, problems: [{ message, field }] }
}
