import { spawn, type ChildProcess } from 'node:child_process'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { confinement } from '@/lib/process/confinement'
import { childQueue } from '../child-queue'
import { existsSync, readFileSync } from 'node:fs'

export type StopReason = 'time' | 'memory' | 'strange' | 'left'

type ChildWork = ChildLimits & {
  script: string
  heap: number
  args: string[]
  input: string
  output?: string
  maxLineBytes: number
  maxOutputBytes: number
  /** Called with each line; returns how long the child may go on working, or false to end it. */
  onLine: (line: string) => ChildTimeouts | false
  /** Set if nobody waits: the system ends the child later. */
  isBackground?: boolean
  signal?: AbortSignal
}

type ChildResult = {
  stopped?: StopReason
  succeeded: boolean
  output: Buffer
  /** Peak memory in bytes, where the system reports it. */
  peak: number
}

// Liftoff alone takes a third less time and a quarter less memory for a short document, the same for 300 pages.
const nodeOptions = ['--liftoff-only', '--max-semi-space-size=4']

/** Seconds of processor time after which the system ends a child, even if this process has ended. */
const maxSeconds = 25
const maxSecondsUnhurried = 110

/** Runs a script on hostile bytes, confined, with little memory and time and no environment. An invalid line ends it. */
export async function runInChild(work: ChildWork): Promise<ChildResult> {
  const input = await open(/* turbopackIgnore: true */ work.input)
  const output =
    work.output === undefined ? undefined : await open(/* turbopackIgnore: true */ work.output, 'wx', 0o600)
  try {
    return await childQueue().inSomeTurn(() => runWithFiles(work, { input: input.fd, output: output?.fd }))
  } finally {
    await output?.close()
    await input.close()
  }
}

async function runWithFiles(
  work: ChildWork,
  { input, output }: { input: number; output?: number },
): Promise<ChildResult> {
  if (work.signal?.aborted) return { stopped: 'left', succeeded: false, output: Buffer.alloc(0), peak: 0 }
  const script = join(/* turbopackIgnore: true */ process.cwd(), 'domain/files', work.script)
  const options = [`--max-old-space-size=${work.heap}`, ...nodeOptions, ...confinement(script)]
  const program = [process.execPath, ...options, script, ...work.args]
  const seconds = work.isBackground ? maxSecondsUnhurried : maxSeconds
  // `ulimit -f` counts files in blocks of 512 bytes, and does not count pipes.
  const limits = `ulimit -t ${seconds}${output === undefined ? '' : `; ulimit -f ${Math.ceil(work.maxOutputBytes / 512)}`}`
  const child = spawn('/bin/sh', ['-c', `${limits}; exec /usr/bin/env -i "$@"`, 'sh', ...program], {
    stdio: [input, 'pipe', 'ignore', output ?? 'pipe'],
    env: {} as NodeJS.ProcessEnv,
  })
  childQueue().watch(child)
  let stopped: StopReason | undefined
  const stop = (why: StopReason) => {
    stopped ??= why
    child.kill('SIGKILL')
  }
  const leave = () => stop('left')
  work.signal?.addEventListener('abort', leave)
  const watcher = watchChild(child, work, stop)
  const chunks =
    output === undefined ? collectOutput(child.stdio[3] as Readable, work.maxOutputBytes, () => stop('strange')) : []
  readLines(child.stdout!, work.maxLineBytes, (line) => {
    const next = line === undefined ? false : stopped === undefined && work.onLine(line)
    if (next) watcher.signOfLife(next)
    else stop('strange')
  })
  const code = await new Promise((resolve) => child.on('close', resolve).on('error', () => resolve(-1)))
  work.signal?.removeEventListener('abort', leave)
  return { stopped, succeeded: !stopped && code === 0, output: Buffer.concat(chunks), peak: watcher.stop() }
}

function readLines(stream: Readable, max: number, onLine: (line: string | undefined) => void) {
  let size = 0
  let incomplete = ''
  stream.setEncoding('utf8').on('data', (text: string) => {
    size += text.length
    if (size > max) return onLine(undefined)
    const lines = (incomplete + text).split('\n')
    incomplete = lines.pop()!
    for (const line of lines) onLine(line)
  })
}

function collectOutput(stream: Readable, max: number, tooMuch: () => void) {
  const chunks: Buffer[] = []
  let size = 0
  stream.on('error', () => {})
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > max) return tooMuch()
    chunks.push(chunk)
  })
  return chunks
}

/** Milliseconds of processor time until the next sign of life (`next`), and in total (`all`). */
export type ChildTimeouts = { next: number; all: number }

const maxMemory = 300_000_000
const checkInterval = 100

// Without /proc, only the clock is known, and memory is not.
const hasProcFiles = existsSync('/proc/self/stat')

type ChildLimits = {
  patience: ChildTimeouts
  /** Clock time allowed per processor time (default 30): a busy machine is no fault, but a sleeping child must end. */
  clockTimes?: number
}

function watchChild(
  child: ChildProcess,
  { patience, clockTimes = 30 }: ChildLimits,
  onTooMuch: (why: 'time' | 'memory') => void,
) {
  const startedAt = performance.now()
  let sign = { worked: 0, at: startedAt }
  let worked = 0
  let peak = 0
  const timer = setInterval(look, checkInterval)

  function look() {
    const now = performance.now()
    if (see(now) > maxMemory) onTooMuch('memory')
    // Lines that the child has written are read first: this process may have been the busy one.
    if (isOver(now)) setImmediate(() => isOver(now) && onTooMuch('time'))
  }

  function see(now: number) {
    const state = processStateOf(child)
    worked = state?.worked ?? (hasProcFiles ? worked : now - startedAt)
    peak = Math.max(peak, state?.peak ?? 0)
    return state?.memory ?? 0
  }

  function isOver(now: number) {
    const { next, all } = patience
    return (
      Math.max(worked - sign.worked - next, worked - all) > 0 ||
      Math.max(now - sign.at - next * clockTimes, now - startedAt - all * clockTimes) > 0
    )
  }

  return {
    signOfLife(then: ChildTimeouts) {
      patience = then
      const at = performance.now()
      see(at)
      sign = { worked, at }
    },
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}

function processStateOf({ pid, exitCode, signalCode }: ChildProcess) {
  if (!hasProcFiles || !pid || exitCode !== null || signalCode !== null) return undefined
  try {
    // proc(5): after the name in brackets, utime and stime are the 12th and 13th fields, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()!.split(' ')
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    // Linear: the names are constants, and the system writes the text.
    const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024
    return { worked: (Number(fields[11]) + Number(fields[12])) * 10, memory: bytes('VmRSS'), peak: bytes('VmHWM') }
  } catch {
    return undefined // it has ended
  }
}
