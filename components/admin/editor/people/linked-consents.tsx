import Link from 'next/link'
import { consentSentence } from '@/components/admin/consents/consent-words'
import { FindConsent } from '@/components/admin/consents/find-consent'
import { WouldLose } from '@/components/admin/consents/consent-links'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Problems } from '@/components/ui/form'
import type { People } from './use-people'

type Props = { people: People; state: NonNullable<People['state']> }

export function LinkedConsents({ people, state }: Props) {
  const { entryId, links } = people
  const consents = state.consents ?? []
  return (
    <div className="text-sm">
      <h3 className="mb-1 font-semibold">Consents</h3>
      {consents.length > 0 && (
        <ul aria-label="Consents of this text" className="mb-2">
          {consents.map(({ id, reference, linkedTo, ...consent }) => (
            <li key={id} className="flex items-start justify-between gap-2 border-t border-line py-1.5">
              <span className="min-w-0">
                <Link href={`/admin/consents/${id}`} prefetch={false} className="wrap-anywhere">
                  {reference}
                </Link>
                <span className="block text-soft">
                  {consentSentence(consent)}
                  {entryId && !linkedTo.includes(entryId) && '. Linked to a translation'}
                </span>
              </span>
              <Button
                small
                kind="quiet"
                aria-label={`Unlink ${reference}`}
                isPending={links.pending}
                onPress={() => void links.send({ act: 'unlink', consentId: id, entryIds: linkedTo })}
              >
                Unlink
              </Button>
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
        <Link href={`/admin/consents/new?entry=${entryId}`} prefetch={false}>
          Record a new one
        </Link>
      </div>
      <Problems problems={links.problems.filter(({ field }) => field !== 'confirm')} />
      <WouldLose
        question={links.problem('confirm')}
        pending={links.pending}
        onKeep={links.forget}
        onConfirm={() => void people.confirmLink()}
      />
    </div>
  )
}
