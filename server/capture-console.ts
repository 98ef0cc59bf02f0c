import { format } from 'node:util'
import { errorFacts, log } from '@/lib/process/log'

const levels = { error: 'error', warn: 'warn', log: 'debug', info: 'debug', debug: 'debug' } as const

/** Logs output of Next and libraries, without error messages, and uncaught errors, which still end the process. */
export function captureConsole() {
  for (const [name, level] of Object.entries(levels) as [keyof typeof levels, (typeof levels)[keyof typeof levels]][])
    console[name] = (...values: unknown[]) => {
      const error = values.find((value) => value instanceof Error) ?? { name: 'Words', message: format(...values) }
      log[level === 'error' && isOfSender(error) ? 'warn' : level]('A library said something', { error })
    }
  process.on('uncaughtException', (error) => {
    log.fatal('Something failed that nobody expected: the server ends', { error })
    process.exit(1)
  })
}

/** Returns whether the sender caused the error, by an unreadable or broken off body: its stack has no code of ours. */
function isOfSender(error: unknown) {
  const { at, code } = errorFacts(error, false)
  const frames = at ? at.split('\n') : []
  const isOurs = frames.some((frame) => !/node_modules\/next\/|node:|<anonymous>/.test(frame))
  return frames.length > 0 && !isOurs && (code === undefined || code === 'ECONNRESET')
}
