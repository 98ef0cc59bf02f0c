import { onTestFinished } from 'vitest'
import { logTo } from './log'

type Line = { level: string; msg: string; request?: string; error?: { type: string; code?: string } } & Record<
  string,
  unknown
>

export function listen({ level = 'debug', messages = false } = {}) {
  const lines: Line[] = []
  onTestFinished(logTo({ level, messages, write: (line) => lines.push(JSON.parse(line) as Line) }))
  return () => lines
}
