import { messagesIn } from '@/lib/messages/messages'
import type { Frame } from './frame'

type PagingProps = {
  frame: Frame
  list: { page: number; pages: number }
  pathOf: (page: number) => string
  words?: { back: string; on: string }
}

export function Paging({ frame, list: { page, pages }, pathOf, words }: PagingProps) {
  if (pages <= 1) return null
  const lists = messagesIn(frame.language).lists
  const { back, on } = words ?? { back: lists.newer, on: lists.older }
  return (
    <nav
      className="rule mt-8 flex flex-wrap items-baseline justify-between gap-x-6 pt-3"
      aria-label={lists.pagesOfList}
    >
      <p className="grow basis-0 min-w-auto">
        {page > 1 && (
          <a className="go" rel="prev" href={pathOf(page - 1)}>
            ← {back}
          </a>
        )}
      </p>
      <p className="meta">{lists.pageOf({ page, pages })}</p>
      <p className="grow basis-0 min-w-auto text-right">
        {page < pages && (
          <a className="go" rel="next" href={pathOf(page + 1)}>
            {on} →
          </a>
        )}
      </p>
    </nav>
  )
}

/** `lang`: the language of the title, if it differs from the interface's. */
export type PageLink = { path: string; label: string; title?: string; lang?: string }

export function Turn({ label, back, on }: { label: string; back?: PageLink; on?: PageLink }) {
  if (!back && !on) return null
  const hasTitles = Boolean(back?.title ?? on?.title)
  return (
    <nav
      className={`rule mt-10 gap-x-8 gap-y-4 pt-3 ${hasTitles ? 'grid sm:grid-cols-2' : 'flex flex-wrap justify-between'}`}
      aria-label={label}
    >
      <div>{back && <TurnTo way={back} before="← " rel="prev" />}</div>
      <div className={hasTitles ? 'sm:text-right' : undefined}>{on && <TurnTo way={on} after=" →" rel="next" />}</div>
    </nav>
  )
}

function TurnTo({ way, before, after, rel }: { way: PageLink; before?: string; after?: string; rel: string }) {
  if (!way.title)
    return (
      <a className="go" href={way.path} rel={rel}>
        {before}
        {way.label}
        {after}
      </a>
    )
  return (
    <>
      <p className="meta">
        {before}
        {way.label}
        {after}
      </p>
      <a className="small-heading" href={way.path} rel={rel} lang={way.lang}>
        {way.title}
      </a>
    </>
  )
}
