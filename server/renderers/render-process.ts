import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { log } from '@/lib/process/log'
import { programToRun } from '@/lib/process/program'
import { ProcessCalls, type CallHandlers } from './calls'
import { socketAt, type ProcessSocket } from './forward'

/** `page`: one page at a time. */
export type ProcessRole = 'desk' | 'page'

export type ProcessOptions = {
  role: ProcessRole
  name: string
  folder: string
  handlers?: CallHandlers
  entry?: string
}

/** A smaller young generation saves 110 MB for each process at equal speed. */
const { options: nodeOptions, file: processFile } = programToRun('server/renderers/process')
const execArgv = ['--max-semi-space-size=8', ...nodeOptions]
const entryFile = join(import.meta.dirname, '../..', processFile)
/** Milliseconds before a restart, growing with each failed start. */
const [firstPause, maxPause] = [100, 30_000]

/** A process that is restarted whenever it exits. Emits `ready`, and `failed` after a failed first start. */
export class RenderProcess extends EventEmitter<{ ready: []; failed: [] }> {
  isReady = false
  socket!: ProcessSocket
  calls!: ProcessCalls
  private child!: ChildProcess
  private isStopping = false
  private pause = firstPause
  private starts = 0

  constructor(private readonly options: ProcessOptions) {
    super()
    this.setMaxListeners(0)
    this.start()
  }

  get pid() {
    return this.child.pid
  }

  /** `within`: milliseconds. */
  async becomesReady(within: number): Promise<boolean> {
    if (!this.isReady) await once(this, 'ready', { signal: AbortSignal.timeout(within) }).catch(() => {})
    return this.isReady
  }

  kill() {
    this.child.kill('SIGKILL')
  }

  /** `within`: milliseconds. */
  answers(within: number): Promise<boolean> {
    const sign = this.calls.call('sign').then(
      () => true,
      () => false,
    )
    return Promise.race([sign, wait(within, false, { ref: false })])
  }

  /** `within`: milliseconds. A lost connection is noticed before the exit. */
  async ends(within: number): Promise<boolean> {
    const { child } = this
    if (!isGone(child)) await once(child, 'exit', { signal: AbortSignal.timeout(within) }).catch(() => {})
    return isGone(child)
  }

  async stop() {
    this.isStopping = true
    const { child } = this
    if (isGone(child)) return
    const exit = once(child, 'exit')
    void this.calls.call('stop').catch(() => {})
    await exit
  }

  private start() {
    const { role, name, folder, handlers, entry = entryFile } = this.options
    const socketPath = join(folder, `${name}-${++this.starts}`)
    const child = fork(entry, [role, name, socketPath], { execArgv })
    this.child = child
    this.socket = socketAt(socketPath)
    const ready = () => {
      this.isReady = true
      this.pause = firstPause
      this.emit('ready')
    }
    this.calls = new ProcessCalls(child, { ...handlers, ready })
    child.once('exit', (code, signal) => this.ended({ code, signal }))
    child.once('error', (error) =>
      log.error('A process that makes pages could not be started', { process: name, error }),
    )
  }

  private ended(how: { code: number | null; signal: string | null }) {
    const hasStarted = this.isReady || this.starts > 1
    this.isReady = false
    if (this.isStopping) return
    log.warn('A process that makes pages has ended and is started again', { process: this.options.name, ...how })
    if (!hasStarted) this.emit('failed')
    setTimeout(() => this.isStopping || this.start(), this.pause).unref()
    this.pause = Math.min(2 * this.pause, maxPause)
  }
}

function isGone({ exitCode, signalCode, pid }: ChildProcess) {
  return pid === undefined || exitCode !== null || signalCode !== null
}
