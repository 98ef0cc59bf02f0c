import type { Check } from '@/domain/content/checks/check'

export function checksByLevel(checks: Check[]): Record<Check['level'], Check[]> {
  const atLevel = (level: Check['level']) => checks.filter((check) => check.level === level)
  return { blocking: atLevel('blocking'), advising: atLevel('advising') }
}

export function errorsInWords(n: number) {
  return n === 1 ? '1 error' : `${n} errors`
}

export function tipsInWords(n: number) {
  return n === 1 ? '1 tip' : `${n} tips`
}

export function checkSummary(checks: Check[] | undefined) {
  if (!checks) return ''
  const { blocking, advising } = checksByLevel(checks)
  const words = [
    blocking.length > 0 && errorsInWords(blocking.length),
    advising.length > 0 && tipsInWords(advising.length),
  ]
  return words.filter(Boolean).join(' · ') || 'Nothing found'
}
