import { ownCopy } from '@/lib/own-copy'
import type { Actor } from '@/domain/staff/actor'
import type { LogRow } from '../import-log'
import { reporter, type ReportItem } from '../report'
import type { Ruling, SourceTerm } from '../rules'
import type { UploadFolder } from './folder'
import type { Plan } from './plan'
import type { Survey } from './survey'

/** An import on its way; `isTrial`: it goes the whole way and writes nothing. */
export type ImportContext = {
  actor: Actor
  source: string
  /** Of the site. */
  zone: string
  survey: Survey
  plan: Plan
  folder: UploadFolder | undefined
  isTrial: boolean
  /** Its number; none of a trial. */
  importId: number
  /** UTC ms */
  now: number
  report: ReturnType<typeof reporter>
  things: ReportThing[]
  rules: (SourceTerm & { uses: number; ruling: Ruling })[]
  /** Whether this very import had come past a thing before it was cut short. */
  isDone(row: LogRow): boolean
  unchanged(row: LogRow): void
}

/** A thing of the report, without what was kept of it but the words for what it is. */
export type ReportThing = Pick<ReportItem, 'kind' | 'key' | 'url' | 'title' | 'outcome' | 'problems' | 'kept'> & {
  path: string | null
}

export function going(
  asked: Omit<ImportContext, 'report' | 'isDone' | 'unchanged' | 'things' | 'rules'>,
): ImportContext {
  const all = reporter()
  const things: ReportThing[] = []
  const add = (one: ReportItem) => {
    const { kind, key, url, title, outcome, problems } = ownCopy({ ...one, kept: {} })
    const { kept } = one
    all.add({ ...one, key, url, title, problems })
    const path = one.path ?? (kind === 'entry' ? asked.plan.get(key)?.path : undefined) ?? null
    things.push({
      kind,
      key,
      url,
      title,
      outcome,
      problems,
      path,
      kept: {
        ...(kept.type !== undefined && { type: kept.type }),
        ...(kept.state !== undefined && { state: kept.state }),
      },
    })
  }
  return {
    ...asked,
    report: { ...all, add },
    things,
    rules: [],
    isDone(row) {
      if (asked.isTrial || row.importId !== asked.importId) return false
      add(row)
      return true
    },
    unchanged: (row) => add({ ...row, outcome: 'unchanged', problems: [] }),
  }
}
