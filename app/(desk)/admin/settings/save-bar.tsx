'use client'

import { LeaveGuard } from '@/components/admin/shell/leave-guard'
import { Button } from '@/components/ui/button'

type Props = {
  pending: boolean
  isDirty: boolean
  isSaved: boolean
  problems: number
  /** What it says once all is saved. */
  saved?: string
}

/** The one button of a long form, always in sight, beside the sentence that says where things stand. */
export function SaveBar({ pending, isDirty, isSaved, problems, saved }: Props) {
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-x-5 gap-y-1 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0">
      <Button type="submit" kind="primary" isPending={pending}>
        Save
      </Button>
      <LeaveGuard unsaved={isDirty} />
      <p role="status" className={`text-sm font-medium ${problems && !pending ? 'text-bad' : 'text-soft'}`}>
        {standing({ pending, isDirty, isSaved, problems, saved })}
      </p>
    </div>
  )
}

function standing({
  pending,
  isDirty,
  isSaved,
  problems,
  saved = 'Saved. Readers see it from their next request on.',
}: Props) {
  if (pending) return 'Saving …'
  if (problems === 1) return 'Not saved. One thing needs another look; what you wrote is still here.'
  if (problems) return `Not saved. ${problems} things need another look; what you wrote is still here.`
  if (isDirty) return 'Changed, not saved yet.'
  return isSaved ? saved : ''
}
