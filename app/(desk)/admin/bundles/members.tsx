import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { StateMark } from '@/components/admin/entry/state-mark'
import type { Clock } from '@/lib/time/time'
import { Button } from '@/components/ui/button'
import type { Bundle } from '@/domain/publishing/bundles'
import { deskMoment } from '@/lib/time/time'
import type { BundleControl } from './use-bundle'

type Props = {
  bundle: Bundle
  clock: Clock
  acts: BundleControl
}

export function BundleMembers({ bundle, clock, acts }: Props) {
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
                  {deskMoment(releasing.savedAt, clock)}.
                </p>
              )}
              {releasing?.isOutdated && bundle.state.is === 'scheduled' && (
                <p className="mt-1 border-l-3 border-warn bg-warn-wash px-2 py-1 text-sm">
                  It was changed since, {deskMoment(member.savedAt, clock)}: that is not included.
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
