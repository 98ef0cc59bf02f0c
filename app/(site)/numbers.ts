import type { YearMonth } from '@/lib/time/time'

// Parsers of numbers in an address: undefined for month 13 or page 0, for example. The first page has no number.

export function pageNumberIn(text = '1') {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}

export function yearMonthIn({ year, month }: { year: string; month: string }): YearMonth | undefined {
  const number = Number(month)
  return number >= 1 && number <= 12 ? { year: Number(year), month: number } : undefined
}
