import { onTestFinished } from 'vitest'
import { logTo } from './log'

type Line = { level: string; msg: string; request?: string; error?: { type: string; code?: string } } & Record<
  string,
  unknown
>

/** Records the log until the test ends; returns a reader. */
export function listen({ level = 'debug', messages = false } = {}) {
  const lines: Line[] = []
  onTestFinished(logTo({ level, messages, write: (line) => lines.push(JSON.parse(line) as Line) }))
  return () => lines
}
