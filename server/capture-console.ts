import { format } from 'node:util'
import { log } from '@/lib/process/log'

const levels = { error: 'error', warn: 'warn', log: 'debug', info: 'debug', debug: 'debug' } as const

/** Logs output of Next and libraries, without error messages, and uncaught errors, which still end the process. */
export function captureConsole() {
  for (const [name, level] of Object.entries(levels) as [keyof typeof levels, (typeof levels)[keyof typeof levels]][])
    console[name] = (...values: unknown[]) => log[level]('A library said something', { error: errorIn(values) })
  process.on('uncaughtException', (error) => {
    log.fatal('Something failed that nobody expected: the server ends', { error })
    process.exit(1)
  })
}

function errorIn(values: unknown[]) {
  return values.find((value) => value instanceof Error) ?? { name: 'Words', message: format(...values) }
}
