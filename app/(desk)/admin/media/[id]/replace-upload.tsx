'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { LeaveGuard } from '@/components/admin/shell/leave-guard'
import { Button } from '@/components/ui/button'
import { FileButton } from '@/components/ui/file-button'
import { Problems } from '@/components/ui/form'
import type { Replacement } from '@/domain/writing/replacing'
import type { Problem } from '@/lib/result'
import { acceptedTypes, inPlaceAddress, sendUpload, type Progress } from '@/components/admin/editor/send-upload'
import { ReplacementReport } from './replacement-report'

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
          {isSending && inWords(standing)}
        </p>
      </div>
      {standing && 'problems' in standing && (
        <>
          <Problems problems={standing.problems} />
          {standing.again && (
            <Button small onPress={standing.again}>
              Try again
            </Button>
          )}
        </>
      )}
      {standing && 'report' in standing && <ReplacementReport report={standing.report} />}
      <LeaveGuard unsaved={isSending} words={leaving} />
    </div>
  )
}

function inWords({ part, waits }: Progress) {
  if (waits) return 'Queued'
  return part >= 1 ? 'Processing…' : `${Math.floor(part * 10) * 10} % uploaded`
}

const leaving = {
  title: 'Leave while the file is on its way?',
  message: 'It is not kept until it has arrived, and has to be sent again.',
  leave: 'Leave all the same',
}
