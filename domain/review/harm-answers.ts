import type { Result } from '@/lib/result'
import { checkHarm, type HarmCheckRequest } from '@/domain/consents/harm-checks'
import { harmStateOf } from '@/domain/consents/harm-state'
import type { Actor } from '@/domain/staff/actor'
import { maxNoteLength, requestChanges } from './review'

/** Records a check for harm; where a statement is not true, asks the author for a change instead. */
export async function answerHarmCheck(
  actor: Actor,
  { change = '', ...request }: HarmCheckRequest & { change?: string },
  now: number,
): Promise<Result> {
  const { entryId, revisionId, hash, answers } = request
  const state = await harmStateOf(actor, entryId, now)
  const untrue = state?.questions.filter(({ key }) => answers[key] === 'change') ?? []
  if (!untrue.length || state!.hash !== hash) return checkHarm(actor, request, now)
  const lines = [change.trim(), 'The check for harm says that this is not true:', ...untrue.map((one) => one.statement)]
  const note = [...lines.filter(Boolean).join('\n')].slice(0, maxNoteLength).join('')
  return requestChanges(actor, { entryId, base: { revisionId, counter: state!.counter }, note }, now)
}
