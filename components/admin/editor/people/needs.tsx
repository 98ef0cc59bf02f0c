import { AskColleague } from '@/components/admin/consents/ask-colleague'
import { useZones } from '@/components/admin/moments/zones'
import { deskMoment } from '@/lib/time/time'
import type { People } from './use-people'
import { useEditorScreen } from '../screen-context'
import { describeConsent } from '@/components/admin/consents/consent-words'
import { RemovalRequested } from '@/components/admin/consents/removal-request'
import { FindConsent } from '@/components/admin/consents/find-consent'
import { LostTextsDialog, UnlinkButton } from '@/components/admin/consents/consent-links'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ProblemList } from '@/components/ui/form'
import { ButtonLink, Link } from '@/components/ui/link'

type Props = { state: NonNullable<People['state']> }

export function Needs({ state }: Props) {
  const { problems, endsAt, isAtRisk, mayManage, mayMark } = state
  const { entryId } = useEditorScreen().part
  const zones = useZones()
  return (
    <>
      {problems.length > 0 ? (
        <div className="border-l-3 border-warn pl-3 text-sm">
          <h3 className="mb-1 font-semibold">Before readers can have it</h3>
          <ul data-says="missing" className="space-y-1">
            {problems.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="border-l-3 border-live pl-3 text-sm">
          Nothing is missing: readers can have it
          {endsAt !== undefined && ` until ${deskMoment(endsAt, zones)}, when a consent ends`}. Names that must not
          appear are looked for when a review is asked for, and once more when it is published.
        </p>
      )}
      {isAtRisk && entryId && (
        <p>
          <ButtonLink href={`/admin/entries/${entryId}/harm-check`} small>
            Check for harm
          </ButtonLink>
        </p>
      )}
      {problems.length > 0 && mayMark && entryId && <AskColleague entryId={entryId} state={state} />}
      {mayManage && <LinkedConsents state={state} />}
      <UploadsAtRisk uploads={state.uploads} />
    </>
  )
}

function UploadsAtRisk({ uploads }: Pick<Props['state'], 'uploads'>) {
  if (!uploads.length) return null
  return (
    <div className="text-sm">
      <h3 className="mb-1 font-semibold">Pictures and files of people</h3>
      <ul>
        {uploads.map(({ lineage, name, hasConsent }) => (
          <li key={lineage} className="border-t border-line py-1.5">
            <Link href={`/admin/media/${lineage}#consents`} className="wrap-anywhere">
              {name}
            </Link>
            <span className="block text-soft">{hasConsent ? 'With a consent' : 'No consent is linked to it'}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function LinkedConsents({ state }: Props) {
  const { people } = useEditorScreen().part
  const { entryId, links } = people
  const consents = state.consents ?? []
  return (
    <div className="text-sm">
      <h3 className="mb-1 font-semibold">Consents</h3>
      {consents.length > 0 && (
        <ul aria-label="Consents of this text" className="mb-2">
          {consents.map(({ id, reference, linkedTo, removal, ...consent }) => (
            <li key={id} className="flex items-start justify-between gap-2 border-t border-line py-1.5">
              <span className="min-w-0">
                <Link href={`/admin/consents/${id}`} className="wrap-anywhere">
                  {reference}
                </Link>
                <span className="block text-soft">
                  {describeConsent(consent)}
                  {entryId && !linkedTo.includes(entryId) && '. Linked to a translation'}
                </span>
                <RemovalRequested
                  removal={removal}
                  what="this consent"
                  pending={links.pending}
                  onKeep={() => void links.send({ act: 'link', consentId: id, entryIds: linkedTo })}
                />
              </span>
              <UnlinkButton
                name={reference}
                links={links}
                onPress={() => void links.send({ act: 'unlink', consentId: id, entryIds: linkedTo })}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Dialog title="Link a consent" trigger={<Button small>Link a consent…</Button>}>
          {(close) => (
            <FindConsent
              linkedIds={consents.map(({ id }) => id)}
              problems={links.problems}
              pending={links.pending}
              onChoose={async (consentId) => {
                const answer = await links.send({ act: 'link', consentId })
                if (answer?.ok || answer?.problems.some(({ field }) => field === 'confirm')) close()
              }}
            />
          )}
        </Dialog>
        <Link href={`/admin/consents/new?entry=${entryId}`}>Record a new one</Link>
      </div>
      <ProblemList problems={links.problems.filter(({ field }) => field !== 'confirm')} />
      <LostTextsDialog
        question={links.problem('confirm')}
        pending={links.pending}
        onKeep={links.forget}
        onConfirm={() => void people.confirmLink()}
      />
    </div>
  )
}
