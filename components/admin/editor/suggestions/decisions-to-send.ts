import { answerOf, noAnswer } from '@/components/ui/use-ask'
import type { Decided } from '@/domain/review/suggestions/decisions'
import { done, refused, type Result } from '@/lib/result'
import { sendText } from '../send-draft'
import type { Decision } from './decisions-here'

/**
 * Sends the decisions of this window in their order. Accepted words are in the text already: their decision waits until
 * the text is saved, and is sent again where no answer comes.
 */
export class DecisionsToSend {
  private readonly waiting: Decision[] = []
  private sending: Promise<Result> = Promise.resolve(done(undefined))

  constructor(private readonly entryId: () => number | undefined) {}

  /** Queues decisions that already hold. */
  add(decisions: Decision[]) {
    this.waiting.push(...decisions)
  }

  /** Sends the queue, then `others`, which hold only after the answer. A refused decision is not tried again. */
  send(others: Decision[] = []): Promise<Result> {
    this.sending = this.sending.then(() => this.sendEach(others))
    return this.sending
  }

  private async sendEach(others: Decision[]): Promise<Result> {
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

  private async sendOne({ suggestionId, ...decision }: Decision) {
    const path = `/api/desk/entries/${this.entryId()}/suggestions/${suggestionId}`
    const reply = await sendText(path, 'POST', JSON.stringify(decision))
    const answer = reply.came ? answerOf<Decided>(reply.status, reply.body) : refused(noAnswer())
    return { came: reply.came, answer }
  }
}
