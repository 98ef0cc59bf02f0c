import { percentile, type Times } from './reader'

/**
 * Milliseconds: what a reader of a kept page, and of one that is made anew again and again, may wait at the 99th percentile; the desk,
 * and a person who reads what has to be made while bots ask, at the 95th.
 */
const max = { kept: 20, anew: 150, desk: 300, person: 1_000 }

export type Verdict = Record<(typeof columns)[number], number> & { isBad: boolean; why: string }

/**
 * A wait is too long where it is above the limit, and still above it without the time in which the front and the reader waited
 * for a processor: that time is the machine's, which has too much to do. A status other than 200 is bad in any case.
 */
function judge({ waits, own, late, statuses }: Times, share: number, limit: number): Verdict {
  const isLong = percentile(waits, share) > limit
  const isOwn = isLong && percentile(own, share) > limit
  const bad = Object.keys(statuses).filter((status) => status !== '200')
  const why = [
    ...(isOwn ? ['TOO LONG'] : isLong ? ['long by the machine'] : []),
    ...bad.map((status) => `${statuses[Number(status)]} × ${status}`),
  ].join(', ')
  return {
    p50: percentile(waits, 0.5),
    p95: percentile(waits, 0.95),
    p99: percentile(waits, 0.99),
    max: percentile(waits, 1),
    'own p95': percentile(own, 0.95),
    'own p99': percentile(own, 0.99),
    'late p99': percentile(late, 0.99),
    isBad: isOwn || bad.length > 0,
    why,
  }
}

export function judgeReader(times: Times, isMadeAnew = false) {
  return judge(times, 0.99, isMadeAnew ? max.anew : max.kept)
}

export function judgeDesk(times: Times) {
  return judge(times, 0.95, max.desk)
}

export function judgePerson(times: Times) {
  return judge(times, 0.95, max.person)
}

const columns = ['p50', 'p95', 'p99', 'max', 'own p95', 'own p99', 'late p99'] as const

export const head = `${'ms'.padEnd(32)}${columns.map((name) => name.padStart(9)).join('')}   the others`

export function line(name: string, verdict: Verdict, others: string) {
  const figures = columns.map((column) => verdict[column].toFixed(1).padStart(9)).join('')
  return `${name.padEnd(32)}${figures}   ${[others, verdict.why].filter(Boolean).join('   ')}`
}
