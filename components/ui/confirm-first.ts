import type { Problem } from '@/lib/result'

type Answer = { ok: true } | { ok: false; problems: Problem[] }

/** Asks for a proof of identity. Set by the desk; elsewhere nobody is asked. */
let confirm: (() => Promise<boolean>) | undefined

export function provideConfirmation(how: () => Promise<boolean>) {
  confirm = how
  return () => void (confirm === how && (confirm = undefined))
}

export async function sendConfirmed<A extends Answer>(send: () => Promise<A>): Promise<A> {
  const answer = await send()
  const isAsked = !answer.ok && answer.problems.some(({ see }) => see === 'confirm')
  return isAsked && confirm && (await confirm()) ? send() : answer
}
