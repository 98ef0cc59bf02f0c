import { pino, stdTimeFunctions, type Level, type Logger } from 'pino'
import { env } from './env'
import { nameSources } from './source-frames'
import { requestId } from '../web/request-id'

/** Numbers, ids and choices; never a text, a name or an address. `error`: the caught value. */
export type LogFacts = { error?: unknown } & Record<string, unknown>

type LogSettings = {
  level: string
  write: (line: string) => void
  messages?: boolean
}

/** The only log: sentences and facts. Messages of errors are left out (docs/decisions/0031-operating.md). */
export const log = {
  debug: (sentence: string, facts?: LogFacts) => writeLogLine('debug', sentence, facts),
  info: (sentence: string, facts?: LogFacts) => writeLogLine('info', sentence, facts),
  warn: (sentence: string, facts?: LogFacts) => writeLogLine('warn', sentence, facts),
  error: (sentence: string, facts?: LogFacts) => writeLogLine('error', sentence, facts),
  fatal: (sentence: string, facts?: LogFacts) => writeLogLine('fatal', sentence, facts),
}

type OpenLog = { lines: Logger; messages: boolean }

const globalKey = Symbol.for('gazette.log')
const globalState = globalThis as { [globalKey]?: OpenLog }

function writeLogLine(level: Level, sentence: string, { error, ...facts }: LogFacts = {}) {
  const { lines, messages } = (globalState[globalKey] ??= openLog(settingsFromEnv()))
  if (!lines.isLevelEnabled(level)) return
  lines[level]({ ...facts, ...(error !== undefined && { error: errorFacts(error, messages) }) }, sentence)
}

function settingsFromEnv(): LogSettings {
  const { logLevel, production } = env()
  const { stdout } = process
  // A closed pipe must not end the server.
  stdout.on('error', () => {})
  const isForPeople = stdout.isTTY
  return {
    level: logLevel,
    messages: logLevel === 'debug' || !production,
    write: (line) => stdout.write(isForPeople ? plainLine(line) : line),
  }
}

export function plainLine(json: string) {
  const { time, level, msg, error, ...facts } = JSON.parse(json) as Record<string, string | object>
  const more = Object.entries(facts).map(([name, value]) => `${name}=${value}`)
  const head = [String(time).slice(11, 19), String(level).padEnd(5), msg, ...more].join('  ')
  return `${head}\n${error ? `${errorLines(error as ErrorLine)}\n` : ''}`
}

type ErrorLine = { type: string; code?: string; digest?: string; message?: string; at?: string; cause?: ErrorLine }

function errorLines({ type, code, digest, message, at, cause }: ErrorLine): string {
  const summary = [type, code, digest && `digest ${digest}`, message].filter(Boolean).join(' · ')
  return [`  ${summary}`, at, cause && `  because of\n${errorLines(cause)}`].filter(Boolean).join('\n')
}

function openLog({ level, write, messages = false }: LogSettings): OpenLog {
  const how = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => ({ request: requestId() }),
  }
  return { lines: pino(how, { write }), messages }
}

export function logTo(settings: LogSettings) {
  const before = globalState[globalKey]
  globalState[globalKey] = openLog(settings)
  return () => void (globalState[globalKey] = before)
}

/** Returns class, code and place of an error; its message may quote texts: only with `messages`, or from the system. */
export function errorFacts(error: unknown, messages: boolean): ErrorLine {
  if (!(error instanceof Object)) return { type: typeof error, ...(messages && { message: String(error) }) }
  const { name, code, digest, message, cause, syscall } = error as Record<string, unknown>
  const isOfTheSystem = typeof syscall === 'string' && typeof code === 'string'
  const stackFrames = framesIn(error as Partial<Error>)
  return {
    type: errorTypeName(error, name),
    ...(typeof code === 'string' && /^\w{1,60}$/.test(code) && { code }),
    ...(typeof digest === 'string' && /^[\w;-]{1,80}$/.test(digest) && { digest }),
    ...((messages || isOfTheSystem) && { message: String(message) }),
    ...(stackFrames && { at: stackFrames }),
    ...(cause !== undefined && cause !== error && { cause: errorFacts(cause, messages) }),
  }
}

/** Names classes by code, because a `name` may be anything. */
function errorTypeName(error: object, name: unknown) {
  return typeof name === 'string' && /^\w{1,60}$/.test(name) ? name : error.constructor?.name || 'Object'
}

/** Returns the frames of a stack without the first lines, which repeat the message. */
function framesIn({ stack, message = '' }: Partial<Error>) {
  if (typeof stack !== 'string') return ''
  const begin = stack.indexOf(message)
  if (begin < 0) return ''
  const lines = stack.slice(begin + message.length).split('\n')
  return nameSources(lines.filter((line) => framePattern.test(line)).join('\n'))
}
const framePattern =
  /^ {4}at (?:async |(?:[^(]{0,300}\()?(?:file:\/\/|node:|\/|[A-Z]:\\|webpack|turbopack|<anonymous>|native))/
