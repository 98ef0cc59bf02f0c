import type { Problem } from '@/lib/result'

type Answer = { ok: true } | { ok: false; problems: Problem[] }

/** The way in which the page asks the person to confirm that it is them; whether they did. The desk says how; elsewhere nobody is asked. */
let confirm: (() => Promise<boolean>) | undefined

export function provideConfirmation(how: () => Promise<boolean>) {
  confirm = how
  return () => void (confirm === how && (confirm = undefined))
}

/** Sends a request, and sends it again as it was once the person has confirmed that it is them, where the answer asks for that. */
export async function sendConfirmed<A extends Answer>(send: () => Promise<A>): Promise<A> {
  const answer = await send()
  const isAsked = !answer.ok && answer.problems.some(({ see }) => see === 'confirm')
  return isAsked && confirm && (await confirm()) ? send() : answer
}
