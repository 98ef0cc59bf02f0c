import { MessageSquare } from 'lucide-react'
import type { Comments } from './use-comments'

type Props = {
  comments: Comments
  onLeave: () => void
}

const maxNamed = 3

export function OpenCommentsNote({ comments: { threads, openAt }, onLeave }: Props) {
  const { open } = threads
  if (!open.length) return null
  const rest = open.length - maxNamed
  return (
    <section aria-label="Open comments" className="border-l-3 border-warn pl-3 text-sm">
      <p className="font-semibold">
        {open.length === 1 ? '1 comment is open.' : `${open.length} comments are open.`} The text can be published all
        the same.
      </p>
      <ul className="mt-1 space-y-1">
        {open.slice(0, maxNamed).map(({ id, author, text }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => {
                onLeave()
                openAt(id)
              }}
              className="flex min-h-6 w-full cursor-pointer items-start gap-2 text-left underline decoration-line decoration-1 underline-offset-3 hover:decoration-ink"
            >
              <MessageSquare aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
              <span className="line-clamp-2 wrap-anywhere">
                {author ?? 'Someone'}: {text || 'removed'}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="mt-1 text-soft">And {rest} more.</p>}
    </section>
  )
}
