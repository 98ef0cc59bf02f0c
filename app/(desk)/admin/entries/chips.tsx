import { X } from 'lucide-react'
import Link from 'next/link'
import { languageNames } from '@/lib/languages/languages'
import { longDate } from '@/lib/time/time'
import { kindNames } from '@/components/admin/entry/entry-title'
import { reviewFilterNames, type FilterChoices } from './filter-form'
import { without, type Filters, type FilterName } from '@/components/admin/entries/filters'
import { stateNames } from '@/components/admin/entry/state-names'

export function Chips({ filters, choices }: { filters: Filters; choices: FilterChoices }) {
  const chips = chipsOf(filters, choices)
  if (!chips.length) return null
  return (
    <ul aria-label="Filters" className="mb-2 flex flex-wrap gap-2">
      {chips.map(([name, label]) => (
        <li key={name}>
          <Link
            href={without(filters, name)}
            prefetch={false}
            scroll={false}
            aria-label={`Take away the filter: ${label}`}
            className="inline-flex min-h-8 max-w-full items-center gap-1.5 border border-edge bg-wash px-2.5 text-sm text-ink no-underline hover:border-ink"
          >
            <span className="truncate">{label}</span>
            <X aria-hidden className="size-3.5 shrink-0" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function chipsOf(
  { search, state, kind, language, termId, by, review, translation, from, until }: Filters,
  choices: FilterChoices,
) {
  const chips: [FilterName, string | false | undefined][] = [
    ['q', search && `“${search}”`],
    ['state', state && (state === 'waiting' ? 'Not published yet' : stateNames[state])],
    ['kind', kind && kindNames[kind]],
    ['language', language && languageNames[language].english],
    ['term', termId && (choices.terms.find(({ id }) => id === termId)?.name ?? 'A topic that is gone')],
    ['by', by && `By ${by === 'me' ? 'me' : (choices.people.find(({ id }) => id === by)?.name ?? 'someone unknown')}`],
    ['review', review && reviewFilterNames[review]],
    ['translation', translation && 'Translation out of date'],
    ['from', from && `Saved from ${dayOf(from)}`],
    ['until', until && `Saved until ${dayOf(until)}`],
  ].map((chip) => chip as [FilterName, string | undefined])
  return chips.filter((chip): chip is [FilterName, string] => Boolean(chip[1]))
}

function dayOf(date: string) {
  return longDate(Date.parse(`${date}T00:00Z`), 'UTC')
}
