import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { ask } from '@/components/ui/use-ask'
import { useForm } from '@/components/ui/form'
import type { BundleMember } from '@/domain/publishing/bundle-members'
import type { Bundle } from '@/domain/publishing/bundles'
import type { WallTime } from '@/lib/time/time'
import * as act from './actions'

export function useBundle({ id: bundleId }: Bundle) {
  const { refresh } = useRouter()
  const [last, setLast] = useState<{ message: string; takenOut?: number }>({ message: '' })
  const lastTakenOut = useRef<number>(undefined)
  const report = (message: string) => () => setLast({ message })
  const unschedule = useForm(act.unscheduleBundle, { onDone: report('Unscheduled. Readers get none of it.') })
  const include = useForm(act.takeNewestRevision, { onDone: report('The newest text goes out with the bundle.') })
  const dissolve = useForm(act.dissolveBundle, { onDone: report('Bundle deleted. Each text stays as it is.') })
  const gather = useForm(act.reopenBundle, { onDone: report('Bundle restored, with the texts it had.') })
  const putBack = useForm(act.addToBundle, { onDone: report('Put back: it goes live with the others.') })
  const [adds, setAdds] = useState(false)
  const add = useForm(act.addToBundle, {
    onDone: () => {
      setAdds(false)
      setLast({ message: 'Added: all of it goes live together.' })
    },
  })
  const takeOut = useForm(act.removeFromBundle, {
    onDone: () => setLast({ message: 'Removed: it can be published by itself.', takenOut: lastTakenOut.current }),
  })
  const all = [unschedule, include, dissolve, gather, putBack, takeOut]
  const { message, takenOut } = last

  return {
    message,
    busy: all.some((form) => form.pending),
    problems: all.flatMap((form) => form.problems),
    wentOut: (later: boolean) => setLast({ message: later ? 'Scheduled.' : 'Published.' }),
    async move(at: WallTime) {
      const answer = await ask(`/api/desk/bundles/${bundleId}/reschedule`, { at })
      if (!answer.ok) return answer
      setLast({ message: 'Moved.' })
      refresh()
      return answer
    },
    unschedule: () => unschedule.send({ bundleId }),
    dissolve: () => dissolve.send({ bundleId }),
    gather: () => gather.send({ bundleId }),
    include: ({ entryId, headId, counter }: BundleMember) =>
      include.send({ bundleId, entryId, revisionId: headId, counter }),
    takeOut(entryId: number) {
      lastTakenOut.current = entryId
      takeOut.send({ bundleId, entryId })
    },
    putBack: takenOut === undefined ? undefined : () => putBack.send({ bundleId, entryIds: [takenOut] }),
    adding: {
      isOpen: adds,
      setOpen: setAdds,
      pending: add.pending,
      problems: add.problems,
      send: (entryIds: number[]) => add.send({ bundleId, entryIds }),
    },
  }
}

export type BundleControl = ReturnType<typeof useBundle>
