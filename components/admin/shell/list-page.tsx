import { Fragment, type ReactNode } from 'react'
import { InstantForm } from '@/components/ui/instant-form'
import { ShowOrAll } from '@/components/ui/show-or-all'
import { Turn } from '@/components/ui/turn'
import { PageHead } from './page-head'

type List<T> = { items: T[]; total?: number; page: number; pages: number }

type FoundProps<T> = {
  list: List<T>
  address: (page: number) => string
  /** On the links to the page before and after. */
  turns?: [string, string]
  isFiltered?: boolean
  /** Said where there is nothing yet. */
  nothing: ReactNode
  /** Said where nothing matches the filters. */
  nothingFound?: ReactNode
  children: (items: T[]) => ReactNode
}

/** The items of a list and the way to its other pages; without any, why there are none. */
export function Found<T>({ list, address, turns, isFiltered, nothing, nothingFound, children }: FoundProps<T>) {
  const { items, total = items.length, page, pages } = list
  return (
    <>
      {items.length > 0 && children(items)}
      {total === 0 && <div className="max-w-[66ch] text-soft">{isFiltered ? nothingFound : nothing}</div>}
      {total > 0 && <Turn page={page} pages={pages} address={address} words={turns} />}
    </>
  )
}

type Props<T> = FoundProps<T> & {
  title: string
  /** Says what the page is for. */
  about: ReactNode
  actions?: ReactNode
  /** The accessible name of the part that filters change without a new page. */
  label?: string
  className?: string
  /** Stands between the head and the list. */
  above?: ReactNode
  /** The form that narrows it; not shown while there is nothing to narrow. */
  filters?: ReactNode
  /** The number of items, in words. */
  count?: ReactNode
  /** The address of the whole list, beside the number while filters narrow it. */
  all?: string
  /** Beside the number: downloads, other looks. */
  aside?: ReactNode
}

/** A page that is one list: its head, what narrows it, how many were found, the items, and the turn of the page. */
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
      <Changing label={label}>
        {count && (
          <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-sm">
            <p className="text-soft">
              <span role="status">{count}</span> {all && found.isFiltered && <a href={all}>Show all</a>}
            </p>
            {!isEmpty && aside}
          </div>
        )}
        <Found {...found} />
      </Changing>
    </div>
  )
}

function Changing({ label, children }: { label?: string; children: ReactNode }) {
  if (!label) return children
  return (
    <section id="found" aria-label={label} className="peer-data-loading:opacity-60">
      {children}
    </section>
  )
}

/** Links to a list as files. */
export function Downloads({ files }: { files: { href: string; label: string }[] }) {
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
  /** The address of the list without a filter, and what is asked for now, on its first page. */
  path: string
  query: string
  isFiltered?: boolean
  className: string
  children: ReactNode
}

/** The fields that narrow a list, and the way back to all of it. */
export function Filters({ path, isFiltered, children, ...form }: FiltersProps) {
  return (
    <InstantForm path={path} {...form}>
      {children}
      <ShowOrAll all={isFiltered && path} />
    </InstantForm>
  )
}
