import type { Check } from '@/domain/content/checks/check'

export type ChecksByLevel = Record<Check['level'], Check[]>

export function checksByLevel(checks: Check[]): ChecksByLevel {
  const atLevel = (level: Check['level']) => checks.filter((check) => check.level === level)
  return { blocking: atLevel('blocking'), advising: atLevel('advising') }
}

/** "2 to put right · 3 to consider"; "Nothing found" */
export function checkSummary(checks: Check[] | undefined) {
  if (!checks) return ''
  const { blocking, advising } = checksByLevel(checks)
  const words = [
    blocking.length > 0 && `${blocking.length} to put right`,
    advising.length > 0 && `${advising.length} to consider`,
  ]
  return words.filter(Boolean).join(' · ') || 'Nothing found'
}
