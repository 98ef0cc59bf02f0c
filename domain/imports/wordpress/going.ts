import type { Actor } from '../../actor'
import type { Noted } from '../ledger'
import { reporter } from '../report'
import type { Folder } from './folder'
import type { Plan } from './plan'
import type { Survey } from './survey'

/** An import on its way; `isTrial`: it goes the whole way and writes nothing. */
export type Going = {
  actor: Actor
  source: string
  /** Of the site. */
  zone: string
  survey: Survey
  plan: Plan
  folder: Folder | undefined
  isTrial: boolean
  /** Its number; none of a trial. */
  importId: number
  report: ReturnType<typeof reporter>
  /** UTC ms */
  now: number
  /** Whether this very import had come past a thing before it was cut short. */
  isDone(row: Noted): boolean
  unchanged(row: Noted): void
}

export function going(asked: Omit<Going, 'report' | 'isDone' | 'unchanged'>): Going {
  const report = reporter()
  return {
    ...asked,
    report,
    isDone(row) {
      if (asked.isTrial || row.importId !== asked.importId) return false
      report.add(row)
      return true
    },
    unchanged: (row) => report.add({ ...row, outcome: 'unchanged' }),
  }
}
