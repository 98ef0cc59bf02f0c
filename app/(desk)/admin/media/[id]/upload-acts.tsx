'use client'

import { Link } from '@/components/ui/link'
import { EntryLink } from '@/components/admin/entry/entry-title'
import type { Uses } from '@/domain/files/uses'
import { settingNames } from './used-in'
import { ActForm, ProblemList } from '@/components/ui/form'
import { trashUploadAction } from '../actions'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { LeaveGuard } from '@/components/admin/shell/leave-guard'
import { Button } from '@/components/ui/button'
import { FileButton } from '@/components/ui/file-button'
import type { Replacement } from '@/domain/writing/replacing'
import type { Problem } from '@/lib/result'
import { acceptedTypes, versionsUrl, sendUpload, type Progress } from '@/components/admin/editor/send-upload'
import { ReplacementReport } from './replacement-report'

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
    const result = await sendUpload<Replacement>(file, setStanding, versionsUrl(id))
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
