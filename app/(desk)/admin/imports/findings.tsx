import { Link } from '@/components/ui/link'
import { FoldMark } from '@/components/ui/fold-mark'
import type { Finding, FindingGroup } from '@/domain/imports/report'
import { Section } from '@/components/admin/shell/page-head'

/** `n`: the total, if not all were kept. */
type Props = { title: string; id: string; about: string; findings: (FindingGroup & { n?: number })[] }

const maxShown = 50

export function FindingsPart({ title, id, about, findings }: Props) {
  if (findings.length === 0) return null
  return (
    <Section title={title} id={id} className="mt-8">
      <p className="mb-2 text-sm text-soft">{about}</p>
      <ul>
        {findings.map(({ what, found, n = found.length }) => (
          <li key={what} className="border-t border-line first:border-t-0">
            <details className="group" open={findings.length <= 3 && found.length <= 5}>
              <summary className="flex min-h-9 cursor-pointer items-baseline gap-4 py-2 hover:bg-wash">
                <span className="flex-1 wrap-anywhere">{what}</span>
                <span className="text-sm text-soft tabular-nums">{n.toLocaleString('en')}</span>
                <FoldMark />
              </summary>
              <ul className="mb-3 border-l-3 border-line pl-4 text-sm">
                {found.slice(0, maxShown).map((finding, at) => (
                  <FindingItem key={at} {...finding} />
                ))}
              </ul>
              {n > maxShown && (
                <p className="mb-3 pl-4 text-sm text-soft">And {(n - maxShown).toLocaleString('en')} more.</p>
              )}
            </details>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function FindingItem({ title, url, entryId, mediaId, place }: Finding) {
  const name = title.trim() || url || 'Without a title'
  const href = entryId ? `/admin/entries/${entryId}` : mediaId ? `/admin/media/${mediaId}` : undefined
  return (
    <li className="py-1 wrap-anywhere">
      {href ? (
        <Link href={href} className="font-semibold">
          {name}
        </Link>
      ) : (
        <span className="font-semibold">{name}</span>
      )}
      {place && <span className="text-soft"> · {place}</span>}
      {url && url !== name && <span className="block text-soft">{url}</span>}
    </li>
  )
}
