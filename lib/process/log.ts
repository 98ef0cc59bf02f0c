import { pino, stdTimeFunctions, type Level, type Logger } from 'pino'
import { env } from './env'
import { requestId } from '../web/request-id'

/** Numbers, ids and choices; never a text, a name, an address of a person or a reader. `error`: what was caught. */
export type Facts = { error?: unknown } & Record<string, unknown>

type Settings = {
  level: string
  write: (line: string) => void
  /** Lets the messages of errors in. */
  messages?: boolean
}

/**
 * The one log: each line is a sentence that stands in the source, and facts. There is no way to log an error in its own words:
 * see docs/decisions/0031-operating.md.
 */
export const log = {
  debug: (sentence: string, facts?: Facts) => say('debug', sentence, facts),
  info: (sentence: string, facts?: Facts) => say('info', sentence, facts),
  warn: (sentence: string, facts?: Facts) => say('warn', sentence, facts),
  error: (sentence: string, facts?: Facts) => say('error', sentence, facts),
  fatal: (sentence: string, facts?: Facts) => say('fatal', sentence, facts),
}

type OpenLog = { lines: Logger; messages: boolean }

// Next's bundles each load this module; what a test listens with must be heard in all.
const key = Symbol.for('gazette.log')
const shared = globalThis as { [key]?: OpenLog }

function say(level: Level, sentence: string, { error, ...facts }: Facts = {}) {
  const { lines, messages } = (shared[key] ??= open(fromSettings()))
  if (!lines.isLevelEnabled(level)) return
  lines[level]({ ...facts, ...(error !== undefined && { error: errorFacts(error, messages) }) }, sentence)
}

function fromSettings(): Settings {
  const { logLevel, production } = env()
  const { stdout } = process
  // A reader of the log that went away must not end the server.
  stdout.on('error', () => {})
  const isForPeople = stdout.isTTY
  return {
    level: logLevel,
    messages: logLevel === 'debug' || !production,
    write: (line) => stdout.write(isForPeople ? plainLine(line) : line),
  }
}

/** A line of the log for a person at a terminal: the time of day (UTC), how grave it is, the sentence, then the facts. */
export function plainLine(json: string) {
  const { time, level, msg, error, ...facts } = JSON.parse(json) as Record<string, string | object>
  const more = Object.entries(facts).map(([name, value]) => `${name}=${value}`)
  const head = [String(time).slice(11, 19), String(level).padEnd(5), msg, ...more].join('  ')
  return `${head}\n${error ? `${inLines(error as ErrorLine)}\n` : ''}`
}

type ErrorLine = { type: string; code?: string; digest?: string; message?: string; at?: string; cause?: ErrorLine }

function inLines({ type, code, digest, message, at, cause }: ErrorLine): string {
  const summary = [type, code, digest && `digest ${digest}`, message].filter(Boolean).join(' · ')
  return [`  ${summary}`, at, cause && `  because of\n${inLines(cause)}`].filter(Boolean).join('\n')
}

function open({ level, write, messages = false }: Settings): OpenLog {
  const how = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => ({ request: requestId() }),
  }
  return { lines: pino(how, { write }), messages }
}

/** Has the log write elsewhere from now on, and answers with a way back. For tests. */
export function logTo(settings: Settings) {
  const before = shared[key]
  shared[key] = open(settings)
  return () => void (shared[key] = before)
}

type ErrorFacts = {
  type: string
  code?: string
  digest?: string
  message?: string
  at?: string
  cause?: ErrorFacts
}

/**
 * Returns what a log may say of an error: its kind, its code and where it was thrown. A message often quotes what failed: the
 * values of a query, the words of a text, an address typed in a form. So it stays out unless `messages` lets it in. Only
 * messages of the operating system always pass, since they name its own calls and paths alone.
 */
export function errorFacts(error: unknown, messages: boolean): ErrorFacts {
  if (!(error instanceof Object)) return { type: typeof error, ...(messages && { message: String(error) }) }
  const { name, code, digest, message, cause, syscall } = error as Record<string, unknown>
  const isOfTheSystem = typeof syscall === 'string' && typeof code === 'string'
  const stackFrames = frames(error as Partial<Error>)
  return {
    type: nameOf(error, name),
    ...(typeof code === 'string' && /^\w{1,60}$/.test(code) && { code }),
    ...(typeof digest === 'string' && /^[\w;-]{1,80}$/.test(digest) && { digest }),
    ...((messages || isOfTheSystem) && { message: String(message) }),
    ...(stackFrames && { at: stackFrames }),
    ...(cause !== undefined && cause !== error && { cause: errorFacts(cause, messages) }),
  }
}

/** Classes are named by code; a `name` may be anything. */
function nameOf(error: object, name: unknown) {
  return typeof name === 'string' && /^\w{1,60}$/.test(name) ? name : error.constructor?.name || 'Object'
}

/** The lines of a stack that name functions and files; what stands above them is the message again. */
function frames({ stack, message = '' }: Partial<Error>) {
  if (typeof stack !== 'string') return ''
  const begin = stack.indexOf(message)
  if (begin < 0) return ''
  const lines = stack.slice(begin + message.length).split('\n')
  return lines.filter((line) => frame.test(line)).join('\n')
}
const frame =
  /^ {4}at (?:async |(?:[^(]{0,300}\()?(?:file:\/\/|node:|\/|[A-Z]:\\|webpack|turbopack|<anonymous>|native))/
