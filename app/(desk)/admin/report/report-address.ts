import type { ReportPeriod } from '@/domain/desk/publishing-report'
import { listAddress, monthPart } from '../list-address'

export const reportAddress = listAddress('/admin/report', { from: monthPart, until: monthPart })

/** Limits the period to `months` (the oldest first) and puts its ends in order. The default is the present year. */
export function reportPeriod(asked: ReturnType<typeof reportAddress.read>, months: string[]): ReportPeriod {
  const within = (value: string) => [months[0]!, value, months.at(-1)!].sort()[1]!
  const until = within(asked.until ?? months.at(-1)!)
  const from = within(asked.from ?? `${until.slice(0, 4)}-01`)
  return from <= until ? { from, until } : { from: until, until: from }
}
