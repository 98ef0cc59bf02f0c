import type { ReactNode } from 'react'
import { Button } from './button'
import { buttonClass } from './button-class'
import { FoldMark } from './fold-mark'
import { InstantForm } from './instant-form'

type Props = {
  label: string
  path: string
  query: string
  search: ReactNode
  /** The filters that are folded only on a phone. */
  first: ReactNode
  more: ReactNode
  set: { first: number; more: number }
}

export function FilterBar({ label, path, query, search, first, more, set }: Props) {
  return (
    <InstantForm
      label={label}
      path={path}
      query={query}
      className="group/filters peer relative mb-2 [reading-flow:grid-order]"
    >
      <div className="grid items-center gap-2 pr-30 md:grid-cols-[minmax(10rem,1fr)_repeat(2,minmax(7rem,11rem))_auto] md:pr-50">
        {search}
        <div className="contents max-md:hidden max-md:group-has-[details[open]]/filters:contents [&>*]:max-md:-mr-30">
          {first}
        </div>
        <Button type="submit" className="hidden! noscript:inline-flex!">
          Show
        </Button>
      </div>
      <details className="group">
        <summary
          className={`${buttonClass('plain')} absolute! top-0 right-0 list-none max-md:w-28 md:w-48 px-2! [&::-webkit-details-marker]:hidden`}
        >
          <span className="md:hidden">Filters</span>
          <span className="max-md:hidden">More filters and order</span>
          <FilterCount n={set.first + set.more} className="md:hidden" />
          <FilterCount n={set.more} className="max-md:hidden" />
          <FoldMark />
        </summary>
        <div className="grid grid-cols-2 items-end gap-2 border-b border-line pt-2 pb-3 md:grid-cols-3 xl:grid-cols-5">
          {more}
        </div>
      </details>
    </InstantForm>
  )
}

function FilterCount({ n, className }: { n: number; className: string }) {
  if (n === 0) return null
  return (
    <span className={`min-w-5 bg-accent px-1 text-center text-sm text-accent-ink tabular-nums ${className}`}>
      {n}
      <span className="sr-only"> set</span>
    </span>
  )
}
