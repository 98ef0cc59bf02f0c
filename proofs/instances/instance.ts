import { fork } from 'node:child_process'
import { once } from 'node:events'
import { runsAsInstalled } from '@/e2e/support/places'
import { ProcessCalls } from '@/server/renderers/calls'
import type { Line } from '../clients'
import type { EditedPage } from '../failover/working'
import { faultProgram, type Fault } from '../faults'
import { compiledProgram } from '../programs'

export type InstanceOptions = {
  /** Milliseconds by which this instance's clock is ahead of the machine's. */
  clockAhead?: number
  /** Deliberate fault: milliseconds between two reads of the public version. */
  remembersVersion?: number
  settings?: Record<string, string>
  /** Schema changes that this instance knows in addition to those of this build. */
  laterChanges?: string[]
  /** A file with the moment at which its machine's clock stands. */
  clockFile?: string
  fault?: Fault
}

/** A process that serves an archive together with others; child.ts has its calls. */
export type Instance = {
  call<T = void>(name: string, argument?: unknown): Promise<T>
  /** `lines`: acknowledged work; `events`: reports about itself, such as "leads". */
  lines: Line[]
  events: string[]
  /** The pages that it edits, by path. */
  pages: Map<string, EditedPage>
  /** Waits until the instance has reported an event. */
  reported(event: string): Promise<void>
  pid: number
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void
  kill(): Promise<void>
}

export async function startInstance(
  settings: Record<string, string>,
  { clockAhead = 0, remembersVersion = 0, settings: more = {}, laterChanges = [], clockFile, fault }: InstanceOptions,
): Promise<Instance> {
  const own = {
    NODE_ENV: 'test',
    CLOCK_AHEAD: String(clockAhead),
    REMEMBERS_VERSION: String(remembersVersion),
    LATER_CHANGES: laterChanges.join(' '),
    ...(clockFile && { PROOF_CLOCK: clockFile }),
  }
  const execArgv = await loadedBefore({ laterChanges, clockFile, fault })
  const env = { ...runsAsInstalled(), LOG_LEVEL: 'silent', ...settings, ...more, ...own } as NodeJS.ProcessEnv
  const child = fork(await compiledProgram('instances/child'), [], { env, execArgv })
  const exit = once(child, 'exit')
  const [lines, events]: [Line[], string[]] = [[], []]
  const pages = new Map<string, EditedPage>()
  const waiting = new Map<string, PromiseWithResolvers<void>>()
  const waitingFor = (event: string) => {
    const one = waiting.get(event) ?? Promise.withResolvers<void>()
    waiting.set(event, one)
    return one
  }
  const calls = new ProcessCalls(child, {
    line: (line: Line) => void lines.push(line),
    page: (page: EditedPage) => void pages.set(page.path, page),
    event(event: string) {
      events.push(event)
      waitingFor(event).resolve()
    },
  })
  await Promise.race([calls.call('ready'), exit.then(() => Promise.reject(new Error('The instance did not start')))])
  return {
    call: (name, argument) => calls.call(name, argument),
    lines,
    events,
    pages,
    reported: (event) => waitingFor(event).promise,
    pid: child.pid!,
    signal: (signal) => void child.kill(signal),
    async kill() {
      child.kill('SIGKILL')
      await exit
    },
  }
}

/** Node arguments that load what the options require before the program. */
export async function loadedBefore({ laterChanges = [], clockFile, fault }: InstanceOptions): Promise<string[]> {
  const programs = [
    ...(laterChanges.length > 0 ? ['instances/later-build'] : []),
    ...(clockFile ? ['clock/set-clock'] : []),
    ...(fault ? [faultProgram(fault)] : []),
  ]
  return (await Promise.all(programs.map(compiledProgram))).flatMap((path) => ['--import', path])
}
