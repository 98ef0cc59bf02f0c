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
  /** The release or bundle to move; undefined for a moment that a text names. */
  moves?: { releaseId: number; entryId: number } | { bundleId: number }
}

export function calendarItems(events: CalendarEvent[]): CalendarItem[] {
  const things = Map.groupBy(events, (event) => {
    const { bundle, coming, at } = event
    return bundle && coming ? `${bundle.id} ${at}` : event
  })
  return [...things.values()].map((together): CalendarItem => {
    const [{ releaseId, entryId, at, coming, bundle, effect, language, title }] = together as [CalendarEvent]
    if (!bundle || !coming) {
      const moves = releaseId === undefined ? undefined : { releaseId, entryId }
      const [key, href] = [`${entryId}-${releaseId ?? at}`, `/admin/entries/${entryId}`]
      return { key, title: title || 'Untitled', language, href, at, effect, coming, moves }
    }
    return {
      key: `b${bundle.id}-${at}`,
      title: `${bundle.name} (${countInWords(together.length, 'text')})`,
      href: `/admin/bundles/${bundle.id}`,
      at,
      effect: 'goes live together',
      coming,
      moves: { bundleId: bundle.id },
    }
  })
}

const pastEffects = {
  'goes live': 'went live',
  'goes live again': 'went live again',
  'goes live together': 'went live together',
  changes: 'changed',
  'is withdrawn': 'was withdrawn',
  'is put under a notice': 'was put under a notice',
  begins: 'began',
  closes: 'closed',
} as const

export function effectWords({ effect, coming }: CalendarItem) {
  return coming ? effect : pastEffects[effect]
}

export function effectClass({ effect, coming, moves }: CalendarItem) {
  if (!moves) return 'border-soft text-soft'
  if (effect === 'is withdrawn') return 'border-bad text-bad'
  if (effect === 'is put under a notice') return 'border-warn text-warn'
  return coming ? 'border-accent text-accent' : 'border-live text-live'
}
