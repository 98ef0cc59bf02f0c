'use client'

import { Link } from '@/components/ui/link'
import { EntryLink } from '@/components/admin/entry/entry-title'
import type { Uses } from '@/domain/files/uses'
import { settingNames } from './used-in'
import { ActForm, ProblemList } from '@/components/ui/form'
import { trashUploadAction, startCorrectedText } from '../actions'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { LeaveGuard } from '@/components/admin/shell/leave-guard'
import { Button } from '@/components/ui/button'
import { FileButton } from '@/components/ui/file-button'
import type { Replacement } from '@/domain/writing/replacing'
import type { Problem } from '@/lib/result'
import { acceptedTypes, inPlaceAddress, sendUpload, type Progress } from '@/components/admin/editor/send-upload'
import { ReplacementReport } from './replacement-report'
import type { CorrectedEdition } from '@/domain/writing/corrected-editions'

type Props = { id: string; uses: Uses }

export function TrashUpload({ id, uses: { uses, isHeld, hidden, site } }: Props) {
  const holding = uses.filter(({ is }) => is !== 'older')
  if (isHeld)
    return (
      <div className="max-w-[66ch]">
        <p className="text-soft">
          It cannot go to the trash while a newest text uses it, or one that readers have or will have, or the site
          itself:
        </p>
        <ul className="mt-1">
          {site.map((role) => (
            <li key={role}>
              <Link href="/admin/settings#logo-section">{settingNames[role]}</Link>
            </li>
          ))}
          {holding.map((use) => (
            <li key={use.entryId}>
              <EntryLink entry={{ ...use, id: use.entryId }} />
            </li>
          ))}
        </ul>
        {holding.length === 0 && hidden > 0 && (
          <p>{hidden === 1 ? 'A text' : 'Texts'} of others, which you cannot open.</p>
        )}
      </div>
    )
  return (
    <ActForm
      act={trashUploadAction}
      values={{ id }}
      className="max-w-[66ch] space-y-3"
      verb="Move to the trash"
      button={{ kind: 'danger' }}
    >
      <p className="text-soft">
        It can be restored for 30 days, then it is deleted permanently with all its files.
        {uses.length + hidden > 0 &&
          ' Since older revisions use it, it stays in the trash for as long as they are kept.'}
      </p>
    </ActForm>
  )
}

type ReplaceState = Progress | { problems: Problem[]; again?: () => void } | { report: Replacement }

export function ReplaceUpload({ id, sort }: { id: string; sort: 'picture' | 'document' }) {
  const [standing, setStanding] = useState<ReplaceState>()
  const router = useRouter()
  const isSending = standing !== undefined && 'part' in standing

  async function send(file: File) {
    setStanding({ part: 0 })
    const result = await sendUpload<Replacement>(file, setStanding, inPlaceAddress(id))
    if (result.ok) {
      setStanding({ report: result.value })
      return router.refresh()
    }
    setStanding({ problems: result.problems, again: result.again ? () => void send(file) : undefined })
  }

  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <FileButton accept={acceptedTypes[sort]} onChoose={([file]) => void send(file!)} isPending={isSending}>
          Replace…
        </FileButton>
        <p role="status" className="text-sm text-soft tabular-nums">
          {isSending && progressInWords(standing)}
        </p>
      </div>
      {standing && 'problems' in standing && (
        <>
          <ProblemList problems={standing.problems} />
          {standing.again && (
            <Button small onPress={standing.again}>
              Try again
            </Button>
          )}
        </>
      )}
      {standing && 'report' in standing && <ReplacementReport report={standing.report} />}
      <LeaveGuard unsaved={isSending} words={leaveWarning} />
    </div>
  )
}

function progressInWords({ part, waits }: Progress) {
  if (waits) return 'Queued'
  return part >= 1 ? 'Processing…' : `${Math.floor(part * 10) * 10} % uploaded`
}

const leaveWarning = {
  title: 'Leave while the file is on its way?',
  message: 'It is not kept until it has arrived, and has to be sent again.',
  leave: 'Leave all the same',
}

type CorrectTextProps = {
  id: string
  called: string
  current?: CorrectedEdition
  former?: { version: number; mediaId: string }
  /** False for a scanned document, whose text has to be written. */
  hasText: boolean
  mayBegin: boolean
}

export function CorrectedTextSection({ id, called, current, former, hasText, mayBegin }: CorrectTextProps) {
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
