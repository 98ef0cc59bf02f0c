'use client'

import { Link } from '@/components/ui/link'
import { useRouter } from 'next/navigation'
import { ActForm } from '@/components/ui/form'
import type { CorrectedEdition } from '@/domain/writing/corrected-editions'
import { startCorrectedText } from '../actions'

type Props = {
  id: string
  called: string
  current?: CorrectedEdition
  former?: { version: number; mediaId: string }
  /** False for a scanned document, whose text has to be written. */
  hasText: boolean
  mayBegin: boolean
}

export function CorrectedTextSection({ id, called, current, former, hasText, mayBegin }: Props) {
  const router = useRouter()
  if (current)
    return (
      <>
        <p className={current.state.is === 'live' ? 'font-medium text-live' : 'font-medium'}>
          {standingOf(current, { called, hasText })}
        </p>
        {current.entryId === undefined ? (
          <p className="text-sm text-soft">Somebody else is correcting it.</p>
        ) : (
          <p className="mt-2">
            <Link href={`/admin/entries/${current.entryId}`}>
              {current.isTrashed ? 'Open it in the trash' : 'Open the corrected text'}
            </Link>
          </p>
        )}
      </>
    )
  return (
    <>
      {former && (
        <p className="mb-2">
          <Link href={`/admin/media/${former.mediaId}`}>Version {former.version}</Link> has a corrected text. It belongs
          to that version: readers of this one get the text that a program made.
        </p>
      )}
      <p className="mb-3 text-sm text-soft">
        {hasText
          ? `Readers get headings, lists and tables as a program found them in the ${called}. You can correct them as any text, and publish that in their place.`
          : `No words were found in this ${called}: it may be scanned. You can type them, page by page, and publish the text for readers who cannot see the pages.`}{' '}
        The {called} stays as it is.
      </p>
      {mayBegin && (
        <ActForm
          act={startCorrectedText}
          values={{ id }}
          onDone={({ entryId }) => router.push(`/admin/entries/${entryId}`)}
          verb={hasText ? 'Correct the text' : 'Write the text'}
          button={{ small: true }}
        />
      )}
    </>
  )
}

function standingOf({ state, isTrashed }: CorrectedEdition, { called, hasText }: { called: string; hasText: boolean }) {
  const readers = hasText ? 'readers have the one that a program made' : `readers have the ${called} alone`
  if (isTrashed) return `The corrected text is in the trash: ${readers}.`
  if (state.is === 'live' && !state.notice) return `Readers have the corrected text, wherever they have this ${called}.`
  if (state.is === 'scheduled') return `The corrected text is scheduled. Until then ${readers}.`
  return `The corrected text is not published: ${readers}.`
}
