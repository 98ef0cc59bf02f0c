import type { OpenSuggestion } from '@/domain/review/suggestions/open-suggestions'
import type { PlacedSuggestion } from './placed-suggestions'

type Is = 'accepted' | 'refused' | 'open'

export type Decision = { suggestionId: number; keys: string[]; is: Is }

export function decisionsOn(items: PlacedSuggestion[], is: Is): Decision[] {
  const ids = [...new Set(items.map(({ suggestionId }) => suggestionId))]
  return ids.map((suggestionId) => ({
    suggestionId,
    keys: items.filter((one) => one.suggestionId === suggestionId).map(({ key }) => key),
    is,
  }))
}

export function withoutAccepted(all: OpenSuggestion[]): OpenSuggestion[] {
  return all.map((one) => ({
    ...one,
    changes: one.changes.map((change) =>
      change.decision === 'accepted' ? { ...change, decision: undefined } : change,
    ),
  }))
}

export function withDecisions(suggestions: OpenSuggestion[], decisions: Decision[]) {
  return suggestions.map((one) => {
    const mine = decisions.filter(({ suggestionId }) => suggestionId === one.id)
    if (!mine.length) return one
    const changes = one.changes.map((change) => {
      const decision = mine.find(({ keys }) => keys.includes(change.key))
      return decision ? { ...change, decision: decision.is === 'open' ? undefined : decision.is } : change
    })
    return { ...one, changes }
  })
}
