import { relativeTime } from '@/lib/time/relative-time'

/** `look`: somebody should act some day; `wrong`: now. */
export type Finding = {
  /** Stable, for programs. */
  id: string
  title: string
  state: 'well' | 'look' | 'wrong'
  message: string
  todo?: string
  path?: string
}

type FindingVerdict<S> = { state: S; message: string; todo?: string; path?: string }
type FindingAdvice = { todo: string; path?: string }

export function passed(message: string): FindingVerdict<'well'> {
  return { state: 'well', message }
}

export function warning(message: string, more: FindingAdvice): FindingVerdict<'look'> {
  return { state: 'look', message, ...more }
}

export function failed(message: string, more: FindingAdvice): FindingVerdict<'wrong'> {
  return { state: 'wrong', message, ...more }
}

export const hour = 3_600_000
export const day = 24 * hour

export function sizeInWords(bytes: number) {
  const [n, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${n.toLocaleString('en', { maximumFractionDigits: n < 10 ? 1 : 0 })} ${unit}`
}

export function countInWords(n: number, what: string, many = `${what}s`) {
  return `${n.toLocaleString('en')} ${n === 1 ? what : many}`
}

export { relativeTime as ago }
