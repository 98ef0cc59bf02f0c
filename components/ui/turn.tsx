import { Link } from './link'

type Props = {
  page: number
  pages: number
  address: (page: number) => string
  words?: [string, string]
}

export function PageTurn({ page, pages, address, words: [before, after] = ['Newer', 'Older'] }: Props) {
  if (page > pages)
    return (
      <p>
        The list is shorter than that. <Link href={address(1)}>To its first page</Link>
      </p>
    )
  if (pages < 2) return null
  return (
    <nav
      aria-label="Pages of the list"
      className="mt-4 flex items-center justify-between gap-4 border-t-3 border-rule pt-3"
    >
      <span className="min-w-20">
        {page > 1 && (
          <Link href={address(page - 1)} rel="prev" className={linkClass}>
            {before}
          </Link>
        )}
      </span>
      <span className="text-sm text-soft tabular-nums">
        Page {page} of {pages}
      </span>
      <span className="min-w-20 text-right">
        {page < pages && (
          <Link href={address(page + 1)} rel="next" className={linkClass}>
            {after}
          </Link>
        )}
      </span>
    </nav>
  )
}

const linkClass = 'inline-flex min-h-8 items-center font-semibold'
