'use client'

import { Link, ButtonLink } from '@/components/ui/link'
import { useState } from 'react'
import { ConfirmLinks, UnlinkButton, useConsentLinks } from '@/components/admin/consents/consent-links'
import { consentStateClasses, describeConsent } from '@/components/admin/consents/consent-words'
import { FindConsent, type ConsentChoice } from '@/components/admin/consents/find-consent'
import { RemovalRequested } from '@/components/admin/consents/removal-request'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ProblemList } from '@/components/ui/form'
import type { RemovalRequest } from '@/domain/consents/removals'
import { linkToConsent, unlinkFromConsent } from '../../consents/actions'

type Props = {
  lineage: string
  id: string
  consents: (ConsentChoice & { removal?: RemovalRequest })[]
}

export function UploadConsents({ lineage, id, consents }: Props) {
  const [isOpen, setOpen] = useState(false)
  const linking = useConsentLinks(linkToConsent, () => setOpen(false))
  const unlinking = useConsentLinks(unlinkFromConsent)
  return (
    <>
      {consents.length > 0 ? (
        <ul aria-label="Consents of this file" className="mb-3">
          {consents.map(({ id: consentId, reference, removal, ...consent }) => (
            <li
              key={consentId}
              className="flex items-start justify-between gap-4 border-t border-line py-2 first:border-t-0"
            >
              <div className="min-w-0">
                <Link href={`/admin/consents/${consentId}`} className="wrap-anywhere">
                  {reference}
                </Link>
                <p className={`text-sm ${consentStateClasses[consent.state]}`}>{describeConsent(consent)}</p>
                <RemovalRequested
                  removal={removal}
                  what="this consent"
                  pending={linking.pending}
                  onKeep={() => linking.send({ consentId, lineage })}
                />
              </div>
              <UnlinkButton name={reference} links={unlinking} onPress={() => unlinking.send({ consentId, lineage })} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-3 max-w-[66ch] text-soft">
          None is linked. A picture or file of people at risk needs one before readers can have it.
        </p>
      )}
      <ProblemList problems={unlinking.problems} />
      <div className="flex flex-wrap items-center gap-3">
        <Dialog title="Link a consent" open={isOpen} onOpenChange={setOpen} trigger={<Button>Link a consent…</Button>}>
          <FindConsent
            linkedIds={consents.map((consent) => consent.id)}
            problems={linking.problems}
            pending={linking.pending}
            onChoose={(consentId) => linking.send({ consentId, lineage })}
          />
        </Dialog>
        <ButtonLink href={`/admin/consents/new?upload=${id}`} kind="quiet">
          Record a new one
        </ButtonLink>
      </div>
      <ConfirmLinks links={linking} />
      <ConfirmLinks links={unlinking} />
    </>
  )
}
