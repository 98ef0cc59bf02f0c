import type { ChildProcess } from 'node:child_process'
import type { EventEmitter } from 'node:events'

export type ProcessChannel = ChildProcess | NodeJS.Process

export type CallHandlers = Record<string, (argument: never) => unknown>

type Message = { call: number; name: string; argument: unknown } | { answer: number; value?: unknown; failed?: string }

export class ProcessCalls {
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>()
  private last = 0

  constructor(
    private readonly channel: ProcessChannel,
    private readonly handlers: CallHandlers = {},
  ) {
    // Both channels emit these events, but their types share no signature.
    const events: EventEmitter = channel
    events.on('message', (message: Message) => void this.receive(message))
    events.once('disconnect', () => this.end())
  }

  /** @throws an Error if the other end fails, or exits before it has answered */
  call<T = void>(name: string, argument?: unknown): Promise<T> {
    const call = ++this.last
    const answer = Promise.withResolvers<unknown>()
    this.waiting.set(call, answer)
    if (!this.channel.connected) this.end()
    else this.send({ call, name, argument })
    return answer.promise as Promise<T>
  }

  private async receive(message: Message) {
    if ('call' in message) return this.send(await this.answerTo(message))
    const waiting = this.waiting.get(message.answer)
    this.waiting.delete(message.answer)
    if (message.failed === undefined) waiting?.resolve(message.value)
    else waiting?.reject(new Error(message.failed))
  }

  private async answerTo({ call: answer, name, argument }: Extract<Message, { call: number }>): Promise<Message> {
    try {
      return { answer, value: await this.handlers[name]!(argument as never) }
    } catch (error) {
      return { answer, failed: error instanceof Error ? error.message : String(error) }
    }
  }

  private send(message: Message) {
    // The other end may have exited; its exit counts.
    if (this.channel.connected) (this.channel as ChildProcess).send(message, () => {})
  }

  private end() {
    for (const { reject } of this.waiting.values()) reject(new Error('The other process has ended'))
    this.waiting.clear()
  }
}
