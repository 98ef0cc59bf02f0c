import { z } from 'zod'
import { read } from '@/db/connection'
import type { Actor } from '@/domain/staff/actor'
import { findDelivery, readJson, writeJson, type Delivery } from './deliveries'
import type { ImportSetting } from './import-setting'
import type { Report } from './report'
import { readRulebook, rulingOf, type SourceTerm } from './rules'

export type Trial = Partial<ImportSetting> & {
  source: string
  report: Report
  terms: (SourceTerm & { uses: number })[]
  remarks: { message: string; line: number; file: string }[]
}

const maxFindings = 200

export async function saveTrial(delivery: Pick<Delivery, 'id'>, { report, remarks, ...trial }: Trial) {
  const short = (findings: Report['problems']) =>
    findings.map((group) => ({ ...group, n: group.found.length, found: group.found.slice(0, maxFindings) }))
  const { leftOut, conflicts, problems } = report
  const shortened = { leftOut: short(leftOut), conflicts: short(conflicts), problems: short(problems) }
  await writeJson(delivery, 'trial', {
    ...trial,
    remarks: remarks.slice(0, maxFindings),
    report: { ...report, ...shortened },
  })
}

export async function findTrial(actor: Actor, id: string) {
  if (!(await findDelivery(actor, id))) return undefined
  const trial = await readJson({ id }, 'trial', z.custom<Trial>())
  if (!trial) return undefined
  const book = await readRulebook(read(), trial.source)
  const rules = trial.terms.map((term) => ({
    ...term,
    ruling: rulingOf(term, book),
    proposed: rulingOf(term, { ...book, rules: new Map() }),
  }))
  return { ...trial, languages: trial.languages ?? [], zones: trial.zones ?? [], rules }
}
