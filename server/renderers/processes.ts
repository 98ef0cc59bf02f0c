import { rmSync } from 'node:fs'
import { metrics, type MetricsJson } from '@/lib/process/metrics'
import { requestId } from '@/lib/web/request-id'
import { isReading, requestAddress, type Step, askerOf, type FindAsker } from '../front-door/address'
import { turnOf } from '../turns/in-turn'
import { type Backend, type Renderer, JoinedRequests } from './backend'
import type { Answer } from '../kept-pages/render'
import type { CallHandlers } from './calls'
import { askProcess, forwardRequest } from './forward'
import { PageProcesses, type PageTimes } from './page-processes'
import { RenderProcess } from './render-process'
import { removeLeftFolders, socketFolder } from './socket-folder'
import { log } from '@/lib/process/log'
import type { DeskDuties } from '../background/desk-duties'
import { Unavailable } from '../front-door/plain'
import { processUse } from './process-time'

/** Milliseconds: a request's wait for the process, the interval of its heartbeat, and the longest silence. */
type DeskTimes = { wait: number; pulse: number; silence: number }

/** The process for staff, jobs and counts. A silent one is killed. */
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

export type ProcessesOptions = {
  pages: number
  siteUrl: string
  /** For sockets, if the system has no temporary folder. */
  dataDir: string
  askerOf: FindAsker
  /** If false, each request is rendered on its own. */
  keeps: boolean
  version: () => number
  handlers?: CallHandlers
  pageTimes?: PageTimes
  deskTimes?: DeskTimes
  entry?: string
}

/** Pages of the desk that take as long as public pages. */
const shownAsPublic = /^\/(admin\/entries\/\d+\/preview\/(document$|read\/)|admin\/site-at\/|preview\/)/

/** @throws if one cannot be started */
export async function startProcesses(options: Omit<ProcessesOptions, 'askerOf' | 'handlers'>): Promise<Backend> {
  const otherMetrics = async () => [await metrics().registry.getMetricsAsJSON(), ...(await processes.pageMetrics())]
  const processes: Processes = new Processes({ ...options, askerOf, handlers: { otherMetrics } })
  await processes.started()
  const { render, forward, desk } = processes
  return { render, forward, ...desk.duties, stop: () => processes.stop() }
}

export class Processes implements Renderer {
  private readonly folder: string
  private readonly all: RenderProcess[]
  readonly desk: DeskProcess
  private readonly pages: PageProcesses
  private readonly joined: JoinedRequests<Answer>
  private readonly headers: { host: string; 'x-forwarded-proto': string }

  constructor(private readonly options: ProcessesOptions) {
    const { siteUrl, dataDir, version, handlers, entry } = options
    this.joined = new JoinedRequests(!options.keeps)
    this.folder = socketFolder(dataDir)
    const desk = new RenderProcess({ role: 'desk', name: 'desk', folder: this.folder, handlers, entry })
    // Site health is a page of the desk: its process is told of damage that a page process finds.
    const noteDamage = (code: string) => desk.calls.call('noteDamage', code)
    const common = { folder: this.folder, handlers: { ...handlers, noteDamage }, entry }
    const pages = Array.from(
      { length: options.pages },
      (_, n) => new RenderProcess({ role: 'page', name: `page-${n + 1}`, ...common }),
    )
    this.all = [desk, ...pages]
    this.desk = new DeskProcess(desk, options.deskTimes)
    this.pages = new PageProcesses(pages, version, options.pageTimes)
    const { host, protocol } = new URL(siteUrl)
    this.headers = { host, 'x-forwarded-proto': protocol.slice(0, -1) }
  }

  /** @throws if one cannot be started */
  async started() {
    // A temporary folder that cannot be listed keeps no server from starting.
    await removeLeftFolders(this.folder).catch(() => {})
    await Promise.all(
      this.all.map(async (one) => {
        const hasFailed = new Promise<false>((resolve) => one.once('failed', () => resolve(false)))
        const isReady = await Promise.race([hasFailed, one.becomesReady(300_000)])
        if (!isReady) throw new Error('The site could not be started; the lines above say why.')
      }),
    )
  }

  readonly render: Renderer['render'] = (pageAddress, exchange) => {
    const headers = { ...this.headers, ...idHeader() }
    return this.joined.make(pageAddress, exchange?.res, (begun) =>
      this.pages.make(pageAddress, turnOf(exchange, this.options.askerOf), (one) => {
        begun()
        return askProcess(one.socket, pageAddress, headers)
      }),
    )
  }

  readonly forward: Step = (req, res, next) => {
    Object.assign(req.headers, idHeader())
    const { path } = requestAddress(req)!
    if (!isReading(req) || !shownAsPublic.test(path)) return this.desk.answer(req, res, next)
    const asker = turnOf({ req, res }, this.options.askerOf)
    const turn = path.startsWith('/admin/') ? { ...asker, line: 'first' as const } : asker
    return this.pages.make(path, turn, (one, answered) => forwardRequest(req, res, { socket: one.socket, answered }))
  }

  /** Leaves out processes that do not answer. */
  async pageMetrics(): Promise<MetricsJson[]> {
    const [, ...pages] = this.all
    const answers = await Promise.allSettled(pages.map(({ calls }) => calls.call<MetricsJson>('metrics')))
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  }

  async stop() {
    this.desk.endWatch()
    await Promise.all(this.all.map((one) => one.stop()))
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function idHeader() {
  const id = requestId()
  return id === undefined ? {} : { 'x-request-id': id }
}
