import { setTimeout as wait } from 'node:timers/promises'
import { log } from '@/lib/process/log'
import type { DeskDuties } from '../background/desk-duties'
import { isReading } from '../front-door/address'
import type { Step } from '../front-door/step'
import { Unavailable } from '../front-door/unavailable'
import { forward } from './forward'
import type { RenderProcess } from './render-process'

/** Milliseconds: a request's wait for the process, the interval of its heartbeat, and the longest silence. */
export type DeskTimes = { wait: number; pulse: number; silence: number }

/** The process for staff, jobs and counts. A silent one is killed. */
export class DeskProcess {
  private readonly timer: NodeJS.Timeout
  private isAsked = false

  constructor(
    private readonly one: RenderProcess,
    private readonly times: DeskTimes = { wait: 20_000, pulse: 5_000, silence: 60_000 },
  ) {
    this.timer = setInterval(() => void this.askForSign(), this.times.pulse)
    this.timer.unref()
  }

  /** A read is repeated if the process exits; a write never is. */
  readonly answer: Step = async (req, res) => {
    for (const isLastTry of [false, true]) {
      if (!(await this.one.becomesReady(this.times.wait))) throw new Unavailable(5)
      try {
        return await forward(req, res, { socket: this.one.socket })
      } catch (error) {
        if (res.headersSent || !(await this.one.ends(1_000))) throw error
        if (isLastTry || !isReading(req)) throw new Unavailable(5)
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

  private async askForSign() {
    if (!this.one.isReady || this.isAsked) return
    this.isAsked = true
    const { pid } = this.one
    const sign = this.one.calls.call('sign').then(
      () => true,
      () => true, // the process has ended and restarts
    )
    const isAlive = await Promise.race([sign, wait(this.times.silence, false, { ref: false })])
    this.isAsked = false
    if (isAlive || pid !== this.one.pid) return
    log.error('The process of the desk is silent and is ended', { seconds: this.times.silence / 1000 })
    this.one.kill()
  }
}
