import type { Check } from '@/domain/content/checks/check'

export function groupByLevel(checks: Check[]): Record<Check['level'], Check[]> {
  const atLevel = (level: Check['level']) => checks.filter((check) => check.level === level)
  return { blocking: atLevel('blocking'), advising: atLevel('advising') }
}

export function describeErrors(n: number) {
  return n === 1 ? '1 error' : `${n} errors`
}

export function describeTips(n: number) {
  return n === 1 ? '1 tip' : `${n} tips`
}

export function checkSummary(checks: Check[] | undefined) {
  if (!checks) return ''
  const { blocking, advising } = groupByLevel(checks)
  const words = [
    blocking.length > 0 && describeErrors(blocking.length),
    advising.length > 0 && describeTips(advising.length),
  ]
  return words.filter(Boolean).join(' · ') || 'Nothing found'
}
