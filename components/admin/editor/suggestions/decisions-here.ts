import type { OpenSuggestion } from '@/domain/review/suggestions/open-suggestions'
import type { PlacedSuggestion } from './placed-suggestions'
import { resultOfAnswer, noAnswerRefusal } from '@/components/ui/use-ask'
import type { DecisionResult } from '@/domain/review/suggestions/decisions'
import { done, refused, type Result } from '@/lib/result'
import { sendText } from '../send-draft'

type SuggestionState = 'accepted' | 'refused' | 'open'

export type SuggestionDecision = { suggestionId: number; keys: string[]; is: SuggestionState }

export function toDecisions(items: PlacedSuggestion[], is: SuggestionState): SuggestionDecision[] {
  const ids = [...new Set(items.map(({ suggestionId }) => suggestionId))]
  return ids.map((suggestionId) => ({
    suggestionId,
    keys: items.filter((one) => one.suggestionId === suggestionId).map(({ key }) => key),
    is,
  }))
}

export function reopenAccepted(all: OpenSuggestion[]): OpenSuggestion[] {
  return all.map((one) => ({
    ...one,
    changes: one.changes.map((change) =>
      change.decision === 'accepted' ? { ...change, decision: undefined } : change,
    ),
  }))
}

export function applyDecisions(suggestions: OpenSuggestion[], decisions: SuggestionDecision[]) {
  return suggestions.map((one) => {
    const mine = decisions.filter(({ suggestionId }) => suggestionId === one.id)
    if (!mine.length) return one
    const changes = one.changes.map((change) => {
      const decision = mine.find(({ keys }) => keys.includes(change.key))
      return decision ? { ...change, decision: decision.is === 'open' ? undefined : decision.is } : change
    })
    return { ...one, changes }
  })
}

/** Sends decisions in order and repeats until they are answered. Accepted ones wait until the changed text is saved. */
export class DecisionQueue {
  private readonly waiting: SuggestionDecision[] = []
  private sending: Promise<Result> = Promise.resolve(done(undefined))

  constructor(private readonly entryId: () => number | undefined) {}

  /** Queues decisions that already apply. */
  add(decisions: SuggestionDecision[]) {
    this.waiting.push(...decisions)
  }

  /** Sends the queue, then `others`, which apply only after the answer. A refused decision is not retried. */
  send(others: SuggestionDecision[] = []): Promise<Result> {
    this.sending = this.sending.then(() => this.sendEach(others))
    return this.sending
  }

  private async sendEach(others: SuggestionDecision[]): Promise<Result> {
    for (let first = this.waiting[0]; first; first = this.waiting[0]) {
      const { came, answer } = await this.sendOne(first)
      if (came) this.waiting.shift()
      if (!answer.ok) return answer
    }
    for (const decision of others) {
      const { answer } = await this.sendOne(decision)
      if (!answer.ok) return answer
    }
    return done(undefined)
  }

  private async sendOne({ suggestionId, ...decision }: SuggestionDecision) {
    const path = `/api/desk/entries/${this.entryId()}/suggestions/${suggestionId}`
    const reply = await sendText(path, 'POST', JSON.stringify(decision))
    const answer = reply.came ? resultOfAnswer<DecisionResult>(reply.status, reply.body) : refused(noAnswerRefusal())
    return { came: reply.came, answer }
  }
}
