import { useState, useRef } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import { useWhen, WhenField } from '@/components/admin/moments/when'
import type { Clock } from '@/components/admin/entry/state-words'
import { OpenCommentsInTexts } from '@/components/admin/review/open-comments-in-texts'
import { OverrideField } from '@/components/admin/review/override-field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogForm } from '@/components/ui/dialog'
import { useForm } from '@/components/ui/form'
import type { Bundle } from '@/domain/publishing/bundles'
import { deskTimes, type WallTime } from '@/lib/time/time'
import { releaseBundle } from './actions'
import { useRouter } from 'next/navigation'
import { ask } from '@/components/ui/use-ask'
import type { BundleMember } from '@/domain/publishing/bundle-members'
import * as act from './actions'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { StateMark } from '@/components/admin/entry/state-mark'

type Props = {
  bundle: Bundle
  clock: Clock
  onOut: (later: boolean) => void
}

export function ReleaseBundleDialog(props: Props) {
  const [open, setOpen] = useState(false)
  useCommands('This page', () => [{ label: 'Publish all…', also: 'schedule bundle', run: () => setOpen(true) }])
  return (
    <Dialog
      title="Publish the bundle"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button kind="primary">Publish all…</Button>}
    >
      {(close) => <ReleaseBundleForm {...props} close={close} />}
    </Dialog>
  )
}

function ReleaseBundleForm({ bundle, clock: { zone, viewer }, onOut, close }: Props & { close: () => void }) {
  const when = useWhen({ zone, viewer, begin: 'later' })
  const [override, setOverride] = useState<string>()
  const { later, moment } = when
  const { send, pending, problems } = useForm(releaseBundle, {
    onDone: () => {
      onOut(later)
      close()
    },
  })
  const needsApproval = problems.some((problem) => problem.field === 'override') || override !== undefined
  const count = bundle.members.length === 1 ? 'The one text goes' : `All ${bundle.members.length} texts go`

  return (
    <DialogForm
      verb={later ? 'Schedule' : 'Publish'}
      pending={pending}
      isDisabled={!moment.ok}
      problems={problems}
      message={
        moment.ok && (
          <p className="border-t border-line pt-4 text-lg font-semibold" aria-live="polite">
            {count} live {moment.at === undefined ? 'now' : deskTimes(moment.at, zone, viewer)}, together or not at all
          </p>
        )
      }
      onSubmit={() => {
        const entries = bundle.members.map(({ entryId, headId, counter }) => ({ entryId, revisionId: headId, counter }))
        if (!pending) send({ bundleId: bundle.id, entries, override, at: when.wall })
      }}
    >
      <OpenCommentsInTexts texts={bundle.withOpenComments} />
      <WhenField chosen={when} />
      {needsApproval && <OverrideField reason={override} onReason={setOverride} />}
    </DialogForm>
  )
}

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

type MembersProps = {
  bundle: Bundle
  clock: Clock
  acts: BundleControl
}

export function BundleMembers({ bundle, clock, acts }: MembersProps) {
  return (
    <ul className="border-t-3 border-rule">
      {bundle.members.map((member) => {
        const { entryId, title, kind, language, state, problems, releasing } = member
        const name = title.trim() || 'Untitled'
        return (
          <li
            key={entryId}
            className="grid gap-x-6 gap-y-2 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div className="min-w-0">
              <EntryLink entry={{ id: entryId, title, language }} />
              <p className="text-sm text-faint">{kindAndLanguage({ id: entryId, title, kind, language })}</p>
              {!releasing && <StateMark state={state} clock={clock} inline />}
              {problems.map((problem) => (
                <p key={problem} className="mt-1 border-l-3 border-bad pl-2 text-sm font-medium text-bad">
                  {problem}
                </p>
              ))}
              {releasing && (
                <p className="text-sm text-soft">
                  {bundle.state.is === 'live' ? 'Went' : 'Goes'} live with the version of{' '}
                  {deskTimes(releasing.savedAt, clock.zone, clock.viewer, clock.now)}.
                </p>
              )}
              {releasing?.isOutdated && bundle.state.is === 'scheduled' && (
                <p className="mt-1 border-l-3 border-warn bg-warn-wash px-2 py-1 text-sm">
                  It was changed since, {deskTimes(member.savedAt, clock.zone, clock.viewer, clock.now)}: that is not
                  included.
                </p>
              )}
            </div>
            <div className="flex flex-wrap items-start gap-2">
              {releasing?.isOutdated && bundle.state.is === 'scheduled' && (
                <Button
                  small
                  isPending={acts.busy}
                  aria-label={`Include the newest text of ${name}`}
                  onPress={() => acts.include(member)}
                >
                  Include the newest text
                </Button>
              )}
              {bundle.state.is === 'gathering' && (
                <Button small isPending={acts.busy} aria-label={`Remove ${name}`} onPress={() => acts.takeOut(entryId)}>
                  Remove
                </Button>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
