import { Link } from '@/components/ui/link'
import { BulkBar } from './bulk-bar'
import type { ActName } from './bulk-acts'
import { EntryTable } from './entry-table'
import { FilterForm, reviewFilterNames, type FilterChoices } from './filter-form'
import { entriesAddress, isFiltered, listingFor, withoutFilter, type Filters, type FilterName } from './filters'
import { SavedLists } from './saved-lists'
import { SelectionProvider } from './selection'
import { FoundItems } from '@/components/admin/shell/list-page'
import { PageHead } from '@/components/admin/shell/page-head'
import { may, type Actor } from '@/domain/staff/actor'
import { maxEntriesAtOnce } from '@/domain/desk/bulk'
import { entryAuthors, listEntries } from '@/domain/desk/entries'
import { ownLists } from '@/domain/desk/saved-lists'
import { listTerms } from '@/domain/entries/terms'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { X } from 'lucide-react'
import { englishName } from '@/lib/languages/language-tags'
import { longDate } from '@/lib/time/time'
import { kindNames } from '@/components/admin/entry/entry-title'
import { stateNames } from '@/components/admin/entry/state-words'
import { countInWords } from '@/lib/text/numbers'

export const metadata = { title: 'Content' }

export default deskPage('/admin/entries', async ({ actor, clock, searchParams }) => {
  const filters = entriesAddress.read(searchParams)
  const [{ items, total, page, pages }, terms, people, lists] = await Promise.all([
    listEntries(actor, listingFor(filters, { me: actor.id, zone: clock.zone }), clock.now),
    listTerms(actor),
    entryAuthors(actor),
    ownLists(actor),
  ])
  const choices = { terms, people }
  const hasFilters = isFiltered(filters)
  const query = entriesAddress.narrowed(filters)
  return (
    <>
      <PageHead title="Content" inLine>
        {(total > 0 || hasFilters) && (
          <>
            <p role="status" className="text-sm text-soft">
              {countInWords(total, 'text')}
              {hasFilters && ' found'}
            </p>
            {hasFilters && (
              <Link href="/admin/entries" className="text-sm">
                Show all
              </Link>
            )}
            {actor.role === 'contributor' && <p className="text-sm text-soft">Only what you created.</p>}
            <SavedLists lists={lists} query={query} />
          </>
        )}
      </PageHead>
      {(total > 0 || hasFilters) && <FilterForm filters={filters} choices={choices} />}
      <FilterChips filters={filters} choices={choices} />
      <section id="found" aria-label="Content found" className="peer-data-loading:opacity-60">
        <SelectionProvider key={`${query} ${page}`} page={items.map((entry) => entry.id)}>
          <BulkBar
            acts={bulkActsFor(actor)}
            query={query}
            total={total}
            max={maxEntriesAtOnce}
            terms={terms.map(({ id, kind, name }) => ({ id, kind, name }))}
            clock={clock}
          />
          <FoundItems
            list={{ items, total, page, pages }}
            address={(page) => entriesAddress.at({ ...filters, page })}
            turns={filters.sort ? ['Before', 'After'] : undefined}
            isFiltered={hasFilters}
            nothing={nothingWritten}
            nothingFound={
              <>
                Nothing matches.{' '}
                {filters.q && 'Every word of a search must occur in the title, summary, address or text. '}
                Take a filter away above, or <a href="/admin/entries">show all</a>. What was deleted is in{' '}
                <Link href="/admin/trash">the trash</Link>.
              </>
            }
          >
            {(entries) => <EntryTable entries={entries} clock={clock} filters={filters} />}
          </FoundItems>
        </SelectionProvider>
      </section>
    </>
  )
})

function bulkActsFor(actor: Actor): ActName[] {
  const releasing: ActName[] = ['schedule', 'publish', 'unschedule', 'withdraw']
  return ['submit', ...(may(actor, 'release') ? releasing : []), 'addTerm', 'removeTerm', 'copy', 'trash']
}

const nothingWritten = (
  <>
    Nothing has been written yet. <Link href="/admin/entries/new?kind=post">Write a first post</Link>: what you create
    appears here at once, and readers see nothing of it until it is published.
  </>
)

function FilterChips({ filters, choices }: { filters: Filters; choices: FilterChoices }) {
  const chips = filterChipsOf(filters, choices)
  if (!chips.length) return null
  return (
    <ul aria-label="Filters" className="mb-2 flex flex-wrap gap-2">
      {chips.map(([name, label]) => (
        <li key={name}>
          <Link
            href={withoutFilter(filters, name)}
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

function filterChipsOf(filters: Filters, choices: FilterChoices) {
  const { q, state, kind, language, term, by, review, translation, from, until } = filters
  const chips: [FilterName, string | number | false | undefined][] = [
    ['q', q && `“${q}”`],
    ['state', state && (state === 'waiting' ? 'Not published yet' : stateNames[state])],
    ['kind', kind && kindNames[kind]],
    ['language', language && englishName(language)],
    ['term', term && (choices.terms.find(({ id }) => id === term)?.name ?? 'A topic that is gone')],
    ['by', by && `By ${by === 'me' ? 'me' : (choices.people.find(({ id }) => id === by)?.name ?? 'someone unknown')}`],
    ['review', review && reviewFilterNames[review]],
    ['translation', translation && 'Translation out of date'],
    ['from', from && `Saved from ${dayWords(from)}`],
    ['until', until && `Saved until ${dayWords(until)}`],
  ]
  return chips.filter((chip): chip is [FilterName, string] => Boolean(chip[1]))
}

function dayWords(date: string) {
  return longDate(Date.parse(`${date}T00:00Z`), 'UTC')
}
