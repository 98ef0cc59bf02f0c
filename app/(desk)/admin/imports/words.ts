import type { ImportKind } from '@/db/schema'
import type { Tally } from '@/domain/imports/import-log'

export const importKindNames: Record<ImportKind, string> = { wordpress: 'WordPress', folder: 'Folder of documents' }

export const outcomes = ['new', 'changed', 'unchanged', 'conflict', 'left out'] as const

export const outcomeNames: Record<(typeof outcomes)[number], string> = {
  new: 'New',
  changed: 'Changed',
  unchanged: 'As it was',
  conflict: 'Conflict',
  'left out': 'Left out',
}

export function tallyInWords(tally: Tally) {
  const words = {
    new: 'new',
    changed: 'changed',
    unchanged: 'as they were',
    conflict: 'in conflict',
    'left out': 'left out',
  }
  const presentOutcomes = outcomes.filter((outcome) => tally[outcome] > 0)
  if (presentOutcomes.length === 0) return 'nothing'
  return presentOutcomes.map((outcome) => `${tally[outcome].toLocaleString('en')} ${words[outcome]}`).join(', ')
}

export function sizeInWords(bytes: number) {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000)).toLocaleString('en')} kB`
  return `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`
}
