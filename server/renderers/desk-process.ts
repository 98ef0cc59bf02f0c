import { log } from '@/lib/process/log'
import type { DeskDuties } from '../background/desk-duties'
import { isReading } from '../front-door/address'
import type { Step } from '../front-door/step'
import { Unavailable } from '../front-door/unavailable'
import { forwardRequest } from './forward'
import { processUse } from './process-time'
import type { RenderProcess } from './render-process'

/** Milliseconds: a request's wait for the process, the interval of its heartbeat, and the longest silence. */
export type DeskTimes = { wait: number; pulse: number; silence: number }

/** The process for staff, jobs and counts. It is killed if it gives no sign for too long. */
export class DeskProcess {
  private readonly timer: NodeJS.Timeout
  /** A question without an answer. */
  private question: { pid: number | undefined; used: number; silence: number } | undefined

  constructor(
    private readonly one: RenderProcess,
    private readonly times: DeskTimes = { wait: 20_000, pulse: 1_000, silence: 15_000 },
    private readonly useOf = processUse,
  ) {
    this.timer = setInterval(() => this.look(), this.times.pulse)
    this.timer.unref()
  }

  /** A read is repeated if the process exits; a write never is. */
  readonly answer: Step = async (req, res) => {
    for (const isLastTry of [false, true]) {
      if (!(await this.one.becomesReady(this.times.wait))) throw deskStarts()
      try {
        return await forwardRequest(req, res, { socket: this.one.socket })
      } catch (error) {
        if (res.headersSent || !(await this.one.ends(1_000))) throw error
        if (isLastTry || !isReading(req)) throw deskStarts()
      }
    }
  }

  readonly duties: DeskDuties = {
    addDownloads: (counts) => this.one.calls.call('addDownloads', counts),
    addMissed: (counts) => this.one.calls.call('addMissed', counts),
    setupAddress: () => this.one.calls.call('setupAddress'),
    stopChildren: () => void this.one.calls.call('stopChildren').catch(() => {}),
  }

  endWatch() {
    clearInterval(this.timer)
  }

  /** Counts the processor time of a process that runs, since others may need the processor, and the clock if it waits. */
  private look() {
    if (!this.one.isReady) return
    const { pid } = this.one
    if (this.question?.pid !== pid) return this.askForSign()
    const { used, isRunning } = this.useOf(pid)
    const { pulse, silence } = this.times
    this.question!.silence += isRunning ? Math.min(pulse, used - this.question!.used) : pulse
    this.question!.used = used
    if (this.question!.silence < silence) return
    log.error('The process of the desk is silent and is ended', { seconds: silence / 1000 })
    this.one.kill()
  }

  private askForSign() {
    const { pid } = this.one
    const question = { pid, used: this.useOf(pid).used, silence: 0 }
    this.question = question
    // A process that has ended starts again.
    const answered = () => void (this.question === question && (this.question = undefined))
    this.one.calls.call('sign').then(answered, answered)
  }
}

function deskStarts() {
  return new Unavailable(5, ['The desk is starting', 'Please try again in a moment.'])
}
