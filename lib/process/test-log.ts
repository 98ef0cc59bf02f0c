import { onTestFinished } from 'vitest'
import { logTo } from './log'

type Line = { level: string; msg: string; request?: string; error?: { type: string; code?: string } } & Record<
  string,
  unknown
>

/** Listens to the log until the test is over; answers with a way to read what was said. */
export function listen({ level = 'debug', messages = false } = {}) {
  const lines: Line[] = []
  onTestFinished(logTo({ level, messages, write: (line) => lines.push(JSON.parse(line) as Line) }))
  return () => lines
}
