import { format } from 'node:util'
import { log } from '@/lib/log'

const levels = { error: 'error', warn: 'warn', log: 'debug', info: 'debug', debug: 'debug' } as const

/**
 * Has what Next and other libraries print go into the log, where the messages of errors stay out; and what nobody catches, which
 * then ends the process, as it would have.
 */
export function captureConsole() {
  for (const [name, level] of Object.entries(levels) as [keyof typeof levels, (typeof levels)[keyof typeof levels]][])
    console[name] = (...said: unknown[]) => log[level]('A library said something', { error: errorIn(said) })
  process.on('uncaughtException', (error) => {
    log.fatal('Something failed that nobody expected: the server ends', { error })
    process.exit(1)
  })
}

/** The error among what was said, or all of it in place of an error's message. */
function errorIn(said: unknown[]) {
  return said.find((one) => one instanceof Error) ?? { name: 'Words', message: format(...said) }
}
