import { type Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import type { EntryTranslations } from './use-translations'

export function comparisonAddress(entryId: number, { from, to }: { from: number; to: number }) {
  return `/admin/entries/${entryId}/revisions/compare?from=${from}&to=${to}`
}

export function translatedWords({ group, entryId }: Pick<EntryTranslations, 'group' | 'entryId'>) {
  const all = group?.translations ?? []
  const isBehind = all.some((one) => one.is === 'open' && one.behind)
  const others = all.filter((one) => one.is === 'hidden' || one.entryId !== entryId)
  const names = others.map(({ language }) => englishName(language)).join(', ')
  return (isBehind ? 'Out of date: ' : '') + (names || 'None')
}

export type BesideText = { entryId: number; language: Language }
