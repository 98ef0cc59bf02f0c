import Link from 'next/link'
import { aboutNames, consentLooks, consentSentence } from '@/components/admin/consents/consent-words'
import type { listConsents } from '@/domain/consents/consent-lists'

type Items = Awaited<ReturnType<typeof listConsents>>['items']

export function ConsentList({ items }: { items: Items }) {
  return (
    <ul aria-label="Consents" className="max-w-[60rem] border-t-3 border-rule">
      {items.map(({ id, reference, about, links, ...consent }) => (
        <li
          key={id}
          className="grid gap-x-6 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-baseline"
        >
          <div className="min-w-0">
            <Link
              href={`/admin/consents/${id}`}
              prefetch={false}
              className="inline-block min-h-6 font-semibold wrap-anywhere"
            >
              {reference}
            </Link>
            <p className="text-sm text-faint">
              {aboutNames[about]} · {linkWords(links)}
            </p>
          </div>
          <p className={`text-sm font-medium ${consentLooks[consent.state]}`}>{consentSentence(consent)}</p>
        </li>
      ))}
    </ul>
  )
}

function linkWords({ entries, uploads }: Items[number]['links']) {
  const parts = [
    entries > 0 && (entries === 1 ? '1 text' : `${entries} texts`),
    uploads > 0 && (uploads === 1 ? '1 picture or file' : `${uploads} pictures and files`),
  ].filter(Boolean)
  return parts.length ? parts.join(', ') : 'linked to nothing yet'
}
