import { spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { confinement } from '@/lib/process/confinement'
import type { z } from 'zod'
import { childQueue } from '../child-queue'
import { parseJsonText } from '@/lib/formats/json-text'
import { watchChild, type ChildTimeouts, type ChildLimits } from './watch'

export type StopReason = 'time' | 'memory' | 'strange' | 'left'

export type ChildWork = ChildLimits & {
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

export type ChildResult = {
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

/** Runs a script that answers with one line. Refused: another line, or none. */
export async function askChild<S extends z.ZodType>(schema: S, work: Omit<ChildWork, 'onLine'>) {
  let answer: z.output<S> | undefined
  const onLine = (text: string) => {
    if (answer) return false
    answer = parseJsonText(schema, text)
    return answer ? work.patience : false
  }
  const { stopped, succeeded, peak } = await runInChild({ ...work, onLine })
  return { stopped, answer: succeeded ? answer : undefined, peak }
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
