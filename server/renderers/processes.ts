import { rmSync } from 'node:fs'
import { metrics, type MetricsJson } from '@/lib/process/metrics'
import { requestId } from '@/lib/web/request-id'
import { isReading, requestAddress } from '../front-door/address'
import { askerOf, type FindAsker } from '../front-door/asker'
import { turnOf } from '../turns/in-turn'
import type { Backend, Renderer } from './backend'
import { JoinedRequests } from './joined-requests'
import type { Answer } from '../kept-pages/render'
import type { Step } from '../front-door/step'
import type { CallHandlers } from './calls'
import { askProcess, forwardRequest } from './forward'
import { PageProcesses, type PageTimes } from './page-processes'
import { RenderProcess } from './render-process'
import { DeskProcess, type DeskTimes } from './desk-process'
import { removeLeftFolders, socketFolder } from './socket-folder'

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

/** Starts the processes of the desk and of pages. @throws if one cannot be started */
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

  /** Returns the metrics of page processes, without those that do not answer. */
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
