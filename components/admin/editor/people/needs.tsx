import Link from 'next/link'
import { AskColleague } from '@/components/admin/consents/ask-colleague'
import type { Zones } from '@/components/admin/moments/moment'
import { buttonClass } from '@/components/ui/button-class'
import { deskTimes } from '@/lib/time/time'
import { LinkedConsents } from './linked-consents'
import type { People } from './use-people'

type Props = { people: People; zones: Zones; state: NonNullable<People['state']> }

export function Needs({ people, state, zones }: Props) {
  const { problems, endsAt, isAtRisk, mayManage, mayMark } = state
  const { entryId } = people
  return (
    <>
      {problems.length > 0 ? (
        <div className="border-l-3 border-warn pl-3 text-sm">
          <h3 className="mb-1 font-semibold">Before readers can have it</h3>
          <ul className="space-y-1">
            {problems.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="border-l-3 border-live pl-3 text-sm">
          Nothing is missing: readers can have it
          {endsAt !== undefined && ` until ${deskTimes(endsAt, zones.zone, zones.viewer)}, when a consent ends`}.
        </p>
      )}
      {isAtRisk && entryId && (
        <p>
          <Link href={`/admin/entries/${entryId}/harm-check`} prefetch={false} className={buttonClass('plain', true)}>
            Check for harm
          </Link>
        </p>
      )}
      {problems.length > 0 && mayMark && entryId && <AskColleague entryId={entryId} state={state} />}
      {mayManage && <LinkedConsents people={people} state={state} />}
      <Uploads uploads={state.uploads} />
    </>
  )
}

function Uploads({ uploads }: Pick<Props['state'], 'uploads'>) {
  if (!uploads.length) return null
  return (
    <div className="text-sm">
      <h3 className="mb-1 font-semibold">Pictures and files of people</h3>
      <ul>
        {uploads.map(({ lineage, name, hasConsent }) => (
          <li key={lineage} className="border-t border-line py-1.5">
            <Link href={`/admin/media/${lineage}#consents`} prefetch={false} className="wrap-anywhere">
              {name}
            </Link>
            <span className="block text-soft">{hasConsent ? 'With a consent' : 'No consent is linked to it'}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
