import type { Metadata } from 'next'
import Link from 'next/link'
import { requireActor } from '@/auth/session'
import { EntryTable } from '@/components/admin/lists/entry-table'
import { FilterForm } from '@/components/admin/lists/filter-form'
import { filtersIn, isFiltered, listAddress } from '@/components/admin/lists/filters'
import { Turn } from '@/components/admin/lists/turn'
import { PageHead } from '@/components/admin/shell/page-head'
import { listEntries } from '@/domain/entries'
import { clockFor } from '../clock'

export const metadata: Metadata = { title: 'Entries' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Entries({ searchParams }: Props) {
  const filters = filtersIn(await searchParams)
  const actor = await requireActor(listAddress(filters))
  const clock = await clockFor(actor)
  const { items, total, page, pages } = await listEntries(actor, filters, clock.now)
  const filtered = isFiltered(filters)
  return (
    <>
      <PageHead title="Entries">
        {actor.role === 'contributor'
          ? 'Everything you began, the last saved first.'
          : 'Everything, the last saved first.'}
      </PageHead>
      {(total > 0 || filtered) && <FilterForm filters={filters} filtered={filtered} />}
      <section id="found" aria-label="Entries found" className="scroll-mt-72 lg:scroll-mt-44">
        {items.length > 0 ? (
          <>
            <p className="mb-1 text-sm text-soft">{counted(total, filtered)}</p>
            <EntryTable entries={items} clock={clock} label="Entries" />
            <Turn page={page} pages={pages} address={(page) => listAddress({ ...filters, page })} />
          </>
        ) : (
          <Empty total={total} filtered={filtered} firstPage={listAddress({ ...filters, page: 1 })} />
        )}
      </section>
    </>
  )
}

function counted(total: number, filtered: boolean) {
  const entries = total === 1 ? '1 entry' : `${total.toLocaleString('en')} entries`
  return filtered ? `${entries} found` : entries
}

function Empty({ total, filtered, firstPage }: { total: number; filtered: boolean; firstPage: string }) {
  if (total > 0)
    return (
      <p>
        The list is shorter than that. <Link href={firstPage}>To its first page</Link>
      </p>
    )
  if (filtered)
    return (
      <p>
        Nothing matches. Every word of a search must occur in the title, summary, address or text.{' '}
        <a href="/admin/entries">Show all</a>
      </p>
    )
  return (
    <p className="max-w-[60ch]">
      Nothing has been written yet. <Link href="/admin/entries/new?kind=post">Write a first post</Link>: what you begin
      appears here at once, and readers see nothing of it until it is published.
    </p>
  )
}
