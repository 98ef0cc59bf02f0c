import { format } from 'node:util'
import { log } from '@/lib/process/log'

const levels = { error: 'error', warn: 'warn', log: 'debug', info: 'debug', debug: 'debug' } as const

/**
 * Has what Next and other libraries print go into the log, where the messages of errors stay out; and what nobody catches, which
 * then ends the process, as it would have.
 */
export function captureConsole() {
  for (const [name, level] of Object.entries(levels) as [keyof typeof levels, (typeof levels)[keyof typeof levels]][])
    console[name] = (...values: unknown[]) => log[level]('A library said something', { error: errorIn(values) })
  process.on('uncaughtException', (error) => {
    log.fatal('Something failed that nobody expected: the server ends', { error })
    process.exit(1)
  })
}

/** The error among the printed values, or an error whose message is all of them. */
function errorIn(values: unknown[]) {
  return values.find((value) => value instanceof Error) ?? { name: 'Words', message: format(...values) }
}
