/** A sentence for the user. `field`: its control; `see`: the cause, a bundle or a missing proof of identity. */
export type Problem = { message: string; field?: string; see?: { bundle: number } | 'confirm' }

export type Refused = { ok: false; problems: Problem[] }

/** Failures are values: `instanceof` does not hold across Next's copies of a module. */
export type Result<T = undefined> = { ok: true; value: T } | Refused

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function refused(message: string, field?: string): Refused {
  return { ok: false, problems: [{ message, field }] }
}

export function refusedWith(messages: string[]): Refused {
  return { ok: false, problems: messages.map((message) => ({ message })) }
}
