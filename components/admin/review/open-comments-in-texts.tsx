import { Link } from '@/components/ui/link'
import type { TextWithComments } from '@/domain/review/open-comments'
import { countInWords } from '@/lib/text/numbers'

const maxNamed = 3

export function OpenCommentsInTexts({ texts }: { texts: TextWithComments[] }) {
  const open = texts.reduce((sum, text) => sum + text.open, 0)
  if (open === 0) return null
  const rest = texts.length - maxNamed
  return (
    <section aria-label="Open comments" className="border-l-3 border-warn pl-3 text-sm">
      <p className="font-semibold">
        {countInWords(open, 'comment')} {open === 1 ? 'is' : 'are'} open. The texts can be published all the same.
      </p>
      <ul className="mt-1 space-y-1">
        {texts.slice(0, maxNamed).map(({ entryId, title, open }) => (
          <li key={entryId} className="wrap-anywhere">
            <Link href={`/admin/entries/${entryId}`} className="inline-flex min-h-6 items-center">
              {title.trim() || 'Untitled'}
            </Link>
            : {countInWords(open, 'comment')}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="mt-1 text-soft">And {countInWords(rest, 'more text')}.</p>}
    </section>
  )
}
