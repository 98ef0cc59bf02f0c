import type { YearMonth } from '@/lib/time/time'

// Numbers in an address, or undefined: 2014/13 is no month, and 0 no page. The first page has no number.

export function pageNumberIn(text = '1') {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}

export function yearMonthIn({ year, month }: { year: string; month: string }): YearMonth | undefined {
  const number = Number(month)
  return number >= 1 && number <= 12 ? { year: Number(year), month: number } : undefined
}
