import type { YearMonth } from '@/lib/time/time'

// Parts of an address as the numbers they are, or undefined: 2014/13 is no month, and page 0 no page.

export function pageNumberIn(text: string) {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}

export function monthIn({ year, month }: { year: string; month: string }): YearMonth | undefined {
  const number = Number(month)
  return number >= 1 && number <= 12 ? { year: Number(year), month: number } : undefined
}
