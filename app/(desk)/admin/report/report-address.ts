import { z } from 'zod'
import type { ReportPeriod } from '@/domain/desk/publishing-report'

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined)

const Address = z.object({ from: month, until: month })

export type ReportAddress = z.infer<typeof Address>

/** Returns the request in the address of the report; what is not understood is left out. */
export function reportAddressIn(query: Record<string, string | string[] | undefined>): ReportAddress {
  return Address.parse(query)
}

/**
 * The period that is asked for, within the months that there are (the oldest first); the present year where none is. Months in the
 * wrong order are put right.
 */
export function reportPeriod(asked: ReportAddress, months: string[]): ReportPeriod {
  const within = (value: string) => [months[0]!, value, months.at(-1)!].sort()[1]!
  const until = within(asked.until ?? months.at(-1)!)
  const from = within(asked.from ?? `${until.slice(0, 4)}-01`)
  return from <= until ? { from, until } : { from: until, until: from }
}

export function reportQuery({ from, until }: ReportAddress) {
  const months = Object.entries({ from, until })
  return new URLSearchParams(months.flatMap(([name, value]) => (value ? [[name, value]] : []))).toString()
}
