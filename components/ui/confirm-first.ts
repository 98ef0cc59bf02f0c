import type { Problem } from '@/lib/result'

type ConfirmableAnswer = { ok: true } | { ok: false; problems: Problem[] }

/** Asks for a proof of identity. Set by the desk; undefined elsewhere, where nobody is asked. */
let askToConfirm: (() => Promise<boolean>) | undefined

export function provideConfirmation(how: () => Promise<boolean>) {
  askToConfirm = how
  return () => void (askToConfirm === how && (askToConfirm = undefined))
}

export async function sendConfirmed<A extends ConfirmableAnswer>(send: () => Promise<A>): Promise<A> {
  const answer = await send()
  const isAsked = !answer.ok && answer.problems.some(({ see }) => see === 'confirm')
  return isAsked && askToConfirm && (await askToConfirm()) ? send() : answer
}
