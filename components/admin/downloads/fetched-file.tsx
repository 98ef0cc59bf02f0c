import Link from 'next/link'
import { EntryLink } from '@/components/admin/entry/entry-title'
import type { UsingEntry } from '@/domain/files/entries-using'

type Props = { mediaId: string; name: string; version: number; uses: UsingEntry[] }

export function FetchedFile({ mediaId, name, version, uses }: Props) {
  return (
    <>
      <Link
        href={`/admin/media/${mediaId}`}
        prefetch={false}
        className="inline-block min-h-6 wrap-anywhere text-ink no-underline hover:text-accent hover:underline"
      >
        {name}
        {version > 1 && <span className="text-soft"> · version {version}</span>}
      </Link>
      {uses.map(({ entryId, ...entry }) => (
        <span key={entryId} className="block text-sm">
          <EntryLink entry={{ id: entryId, ...entry }} />
        </span>
      ))}
    </>
  )
}
