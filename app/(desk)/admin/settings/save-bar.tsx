import { LeaveGuard } from '@/components/admin/shell/leave-guard'
import { Button } from '@/components/ui/button'
import { ProblemList } from '@/components/ui/form'
import type { Problem } from '@/lib/result'

type Props = {
  verb?: string
  pending: boolean
  isDirty: boolean
  isSaved: boolean
  problems: Problem[]
  saved?: string
  /** Beneath a short form, in place of the foot of the window. */
  inPlace?: boolean
}

export function SaveBar({ verb = 'Save', pending, isDirty, isSaved, problems, saved, inPlace }: Props) {
  // Problems of a field are shown at the field; problems of the whole form are shown in this bar, always visible.
  const atFields = problems.filter(({ field }) => field).length
  return (
    <div
      className={`flex flex-wrap items-center gap-x-5 gap-y-1 ${inPlace ? '' : 'sticky bottom-0 z-10 -mx-4 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0'}`}
    >
      <div className="w-full has-[[role=alert]:empty]:hidden">
        <ProblemList problems={pending ? [] : problems.filter(({ field }) => !field)} />
      </div>
      <Button type="submit" kind="primary" isPending={pending}>
        {verb}
      </Button>
      <LeaveGuard unsaved={isDirty} />
      <p role="status" className={`text-sm font-medium ${problems.length > 0 && !pending ? 'text-bad' : 'text-soft'}`}>
        {saveStateWords({ pending, isDirty, isSaved, isRefused: problems.length > 0, atFields, saved })}
      </p>
    </div>
  )
}

type SaveState = Omit<Props, 'verb' | 'problems' | 'inPlace'> & { isRefused: boolean; atFields: number }

const savedForReaders = 'Saved. Readers see it from their next request on.'

function saveStateWords({ pending, isDirty, isSaved, isRefused, atFields, saved = savedForReaders }: SaveState) {
  if (pending) return 'Saving …'
  if (atFields === 1) return 'Not saved. One thing needs another look; what you wrote is still here.'
  if (atFields) return `Not saved. ${atFields} things need another look; what you wrote is still here.`
  if (isRefused) return 'Not saved.'
  if (isDirty) return 'Changed, not saved yet.'
  return isSaved ? saved : ''
}
