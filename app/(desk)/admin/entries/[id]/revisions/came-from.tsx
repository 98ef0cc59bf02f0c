import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import type { Clock } from '@/lib/time/time'
import type { Origin } from '@/domain/imports/import-log'
import { deskMoment } from '@/lib/time/time'
import { countInWords } from '@/lib/text/numbers'
import { Section } from '@/components/admin/shell/page-head'

type Props = { origin: Origin; clock: Clock; mayRead: boolean }

export function ImportOrigin({ origin, clock, mayRead }: Props) {
  const { source, url, at, importId, kept, problems } = origin
  const [comments, fields] = [commentsIn(kept), fieldsIn(kept)]
  return (
    <Section title={`Came from ${source}`} id="came-from" className="mt-8 max-w-[52rem]">
      <p className="wrap-anywhere">
        {url && <>There it was {/^https?:/.test(url) ? <a href={url}>{url}</a> : `“${url}”`}. </>}
        It came {deskMoment(at, clock)}. {mayRead && <Link href={`/admin/imports/${importId}`}>The whole import</Link>}
      </p>
      {problems.length > 0 && (
        <ul className="mt-2 text-sm">
          {problems.map(({ what, place }, n) => (
            <li key={n} className="border-l-3 border-warn py-0.5 pl-3 wrap-anywhere">
              {what} {place && <span className="text-soft">{place}</span>}
            </li>
          ))}
        </ul>
      )}
      {comments.length > 0 && (
        <KeptDetails title={countInWords(comments.length, 'comment')}>
          {comments.map(({ author, date, text }, n) => (
            <li key={n} className="border-t border-line py-2 first:border-t-0">
              <p className="text-sm text-soft">
                {author || 'Somebody'}, {date.slice(0, 16)}
              </p>
              <p className="whitespace-pre-line wrap-anywhere">{text}</p>
            </li>
          ))}
        </KeptDetails>
      )}
      {fields.length > 0 && (
        <KeptDetails title={fields.length === 1 ? '1 field of its own' : `${fields.length} fields of its own`}>
          {fields.map(([name, value]) => (
            <li key={name} className="border-t border-line py-2 text-sm first:border-t-0 wrap-anywhere">
              <span className="font-semibold">{name}</span>: {value}
            </li>
          ))}
        </KeptDetails>
      )}
    </Section>
  )
}

function KeptDetails({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="mt-3">
      <summary className="min-h-8 cursor-pointer py-1 hover:bg-wash">{title}, kept for staff alone</summary>
      <ul className="mt-1 border-l-3 border-line pl-4">{children}</ul>
    </details>
  )
}

type ImportedComment = { author: string; date: string; text: string }

function commentsIn({ comments }: Origin['kept']): ImportedComment[] {
  return Array.isArray(comments) ? (comments as ImportedComment[]) : []
}

/** A custom field can have any value: a table has one text for each field, WordPress a list. */
function fieldsIn({ fields, elements }: Origin['kept']): [string, string][] {
  return [fields, elements]
    .flatMap((part) => (part && typeof part === 'object' ? Object.entries(part) : []))
    .map(([name, value]) => [name, Array.isArray(value) ? value.join('; ') : String(value)])
}
