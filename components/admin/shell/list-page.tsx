import { Fragment, type ReactNode } from 'react'
import { InstantForm } from '@/components/ui/instant-form'
import { PageTurn } from '@/components/ui/turn'
import { PageHead } from './page-head'
import { Button } from '../../ui/button'

type PagedList<T> = { items: T[]; total?: number; page: number; pages: number }

type FoundProps<T> = {
  list: PagedList<T>
  address: (page: number) => string
  turns?: [string, string]
  isFiltered?: boolean
  nothing: ReactNode
  nothingFound?: ReactNode
  children: (items: T[]) => ReactNode
}

export function FoundItems<T>({ list, address, turns, isFiltered, nothing, nothingFound, children }: FoundProps<T>) {
  const { items, total = items.length, page, pages } = list
  return (
    <>
      {items.length > 0 && children(items)}
      {total === 0 && <div className="max-w-[66ch] text-soft">{isFiltered ? nothingFound : nothing}</div>}
      {total > 0 && <PageTurn page={page} pages={pages} address={address} words={turns} />}
    </>
  )
}

type Props<T> = FoundProps<T> & {
  title: string
  about: ReactNode
  actions?: ReactNode
  label?: string
  className?: string
  above?: ReactNode
  filters?: ReactNode
  count?: ReactNode
  /** The address of the whole list, shown while filters narrow it. */
  all?: string
  aside?: ReactNode
}

export function ListPage<T>({ title, about, actions, label, className, above, filters, ...rest }: Props<T>) {
  const { count, all, aside, ...found } = rest
  const isEmpty = (found.list.total ?? found.list.items.length) === 0 && !found.isFiltered
  return (
    <div className={className}>
      <PageHead title={title} actions={actions}>
        {about}
      </PageHead>
      {above}
      {!isEmpty && filters}
      <ChangingArea label={label}>
        {count && (
          <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-sm">
            <p className="text-soft">
              <span role="status">{count}</span> {all && found.isFiltered && <a href={all}>Show all</a>}
            </p>
            {!isEmpty && aside}
          </div>
        )}
        <FoundItems {...found} />
      </ChangingArea>
    </div>
  )
}

function ChangingArea({ label, children }: { label?: string; children: ReactNode }) {
  if (!label) return children
  return (
    <section id="found" aria-label={label} className="peer-data-loading:opacity-60">
      {children}
    </section>
  )
}

export function DownloadLinks({ files }: { files: { href: string; label: string }[] }) {
  return (
    <p>
      Download:{' '}
      {files.map(({ href, label }, n) => (
        <Fragment key={href}>
          {n > 0 && ' · '}
          <a href={href} download>
            {label}
          </a>
        </Fragment>
      ))}
    </p>
  )
}

type FiltersProps = {
  label: string
  /** The list's address without a filter, and its present query from the first page. */
  path: string
  query: string
  isFiltered?: boolean
  className: string
  children: ReactNode
}

export function ListFilters({ path, isFiltered, children, ...form }: FiltersProps) {
  return (
    <InstantForm path={path} {...form}>
      {children}
      <FilterButtons all={isFiltered && path} />
    </InstantForm>
  )
}

export function FilterButtons({ all }: { all?: string | false }) {
  return (
    <div className="flex items-center gap-3">
      <Button type="submit" className="hidden! noscript:inline-flex!">
        Show
      </Button>
      {all && (
        <a href={all} className="inline-flex min-h-8 items-center whitespace-nowrap">
          Show all
        </a>
      )}
    </div>
  )
}
