import Link from 'next/link'
import { Note } from '@/components/admin/shell/note'
import type { TrashRow } from '@/domain/entries/trash'
import { longDate } from '@/lib/time/time'
import { kindAndLanguage } from '@/components/admin/entry/entry-title'
import { ActForm } from '@/components/ui/form'
import { restore } from '../../trash/actions'

type Props = {
  entry: TrashRow
  bodyHtml: string
  zone: string
  mayErase: boolean
}

export function TrashedEntry({ entry, bodyHtml, zone, mayErase }: Props) {
  return (
    <div className="mx-auto max-w-[46rem]">
      <Note warn className="mb-8">
        <p className="font-semibold">This {entry.kind} is in the trash.</p>
        <p>
          {entry.trashedBy ?? 'The system'} deleted it on {longDate(entry.trashedAt, zone)}.{' '}
          {entry.goesAt === undefined
            ? 'Readers once had it, so it stays there.'
            : `It is permanently removed on ${longDate(entry.goesAt, zone)}.`}{' '}
          To change it, restore it first.
        </p>
        <ActForm act={restore} values={{ entryId: entry.id }} className="mt-3" verb="Restore" />
        {mayErase && (
          <p>
            <Link href={`/admin/erasures/new?entry=${entry.id}`} prefetch={false}>
              Erase permanently…
            </Link>
          </p>
        )}
      </Note>
      <p className="text-sm text-faint">{kindAndLanguage(entry)}</p>
      <h1 lang={entry.language} className="mb-5 wrap-anywhere">
        {entry.title || 'Untitled'}
      </h1>
      <div
        lang={entry.language}
        className="body space-y-3 wrap-anywhere"
        dangerouslySetInnerHTML={{ __html: bodyHtml }}
      />
    </div>
  )
}
