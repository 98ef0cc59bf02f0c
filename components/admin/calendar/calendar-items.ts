import type { CalendarEvent } from '@/domain/desk/calendar'
import { countInWords } from '@/lib/text/numbers'

export type CalendarItem = {
  key: string
  title: string
  language?: string
  href: string
  at: number
  effect: CalendarEvent['effect'] | 'goes live together'
  coming: boolean
  moves: { releaseId: number; entryId: number } | { bundleId: number }
}

export function calendarItems(events: CalendarEvent[]): CalendarItem[] {
  const seenKeys = new Set<string>()
  return events.flatMap((event): CalendarItem[] => {
    const { releaseId, entryId, at, coming, bundle, effect, language } = event
    if (!bundle || !coming) {
      const moves = { releaseId, entryId }
      const href = `/admin/entries/${entryId}`
      return [{ key: `r${releaseId}`, title: event.title || 'Untitled', language, href, at, effect, coming, moves }]
    }
    const key = `b${bundle.id}-${at}`
    if (seenKeys.has(key)) return []
    seenKeys.add(key)
    const together = events.filter((other) => other.bundle?.id === bundle.id && other.at === at).length
    const title = `${bundle.name} (${countInWords(together, 'text')})`
    const href = `/admin/bundles/${bundle.id}`
    return [{ key, title, href, at, effect: 'goes live together', coming, moves: { bundleId: bundle.id } }]
  })
}

const pastEffects = {
  'goes live': 'went live',
  'goes live again': 'went live again',
  'goes live together': 'went live together',
  changes: 'changed',
  'is withdrawn': 'was withdrawn',
  'is put under a notice': 'was put under a notice',
} as const

export function effectWords({ effect, coming }: CalendarItem) {
  return coming ? effect : pastEffects[effect]
}

export function effectClass({ effect, coming }: CalendarItem) {
  if (effect === 'is withdrawn') return 'border-bad text-bad'
  if (effect === 'is put under a notice') return 'border-warn text-warn'
  return coming ? 'border-accent text-accent' : 'border-live text-live'
}
