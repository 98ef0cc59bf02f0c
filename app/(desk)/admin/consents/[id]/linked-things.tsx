'use client'

import { Link, ButtonLink } from '@/components/ui/link'
import { useEffect, useState } from 'react'
import { ConfirmLinks, UnlinkButton, useConsentLinks } from '@/components/admin/consents/consent-links'
import { RemovalRequested } from '@/components/admin/consents/removal-request'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { loadLater } from '@/components/ui/later'
import { ProblemList } from '@/components/ui/form'
import type { FoundConsent } from '@/domain/consents/consent-lists'
import { linkToConsent, unlinkFromConsent } from '../actions'

const FindThing = loadLater(() => import('./find-thing').then((part) => part.FindConsentTarget))

type Props = {
  consent: Pick<FoundConsent, 'id' | 'entries' | 'uploads' | 'state'>
  mayErase: boolean
}

export function LinkedThings({ consent: { id: consentId, entries, uploads, state }, mayErase }: Props) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => FindThing.load(), [])
  const linking = useConsentLinks(linkToConsent, () => setOpen(false))
  const unlinking = useConsentLinks(unlinkFromConsent)
  const isEmpty = !entries.length && !uploads.length
  return (
    <>
      {isEmpty && <p className="text-soft">It is linked to nothing yet, so it allows no text to be published.</p>}
      <ul aria-label="What it is about">
        {entries.map(({ entryId, title, kind, language, trashedAt, removal }) => (
          <li
            key={entryId}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-t border-line py-2 first:border-t-0 sm:flex-nowrap"
          >
            <div className="min-w-0">
              <EntryLink entry={{ id: entryId, title: title ?? '', language }} />
              <p className="text-sm text-faint">
                {kindAndLanguage({ id: entryId, title: title ?? '', kind, language })}, with its translations
                {trashedAt !== null && '. In the trash'}
              </p>
              <RemovalRequested
                removal={removal}
                what="this link"
                pending={linking.pending}
                onKeep={() => linking.send({ consentId, entryId })}
              />
            </div>
            <div className="flex shrink-0 flex-wrap justify-end gap-x-2">
              <UnlinkButton
                name={title || 'Untitled'}
                links={unlinking}
                onPress={() => unlinking.send({ consentId, entryId })}
              />
              {mayErase && (
                <ButtonLink
                  href={`/admin/erasures/new?entry=${entryId}`}
                  aria-label={`Erase permanently: ${title || 'Untitled'}`}
                  kind="quiet"
                  small
                  className="text-bad!"
                >
                  Erase permanently…
                </ButtonLink>
              )}
            </div>
          </li>
        ))}
        {uploads.map(({ lineage, id, name, removal }) => (
          <li
            key={lineage}
            className="flex items-start justify-between gap-4 border-t border-line py-2 first:border-t-0"
          >
            <div className="min-w-0">
              <Link href={`/admin/media/${id}`} className="wrap-anywhere">
                {name}
              </Link>
              <RemovalRequested
                removal={removal}
                what="this link"
                pending={linking.pending}
                onKeep={() => linking.send({ consentId, lineage })}
              />
            </div>
            <UnlinkButton name={name} links={unlinking} onPress={() => unlinking.send({ consentId, lineage })} />
          </li>
        ))}
      </ul>
      <ProblemList problems={unlinking.problems} />
      {state !== 'revoked' && (
        <div className="mt-3">
          <Dialog
            title="Link a text, picture or file"
            open={isOpen}
            onOpenChange={setOpen}
            trigger={<Button>Link a text, picture or file…</Button>}
          >
            <FindThing
              linked={{
                entryIds: entries.map(({ entryId }) => entryId),
                lineages: uploads.map(({ lineage }) => lineage),
              }}
              pending={linking.pending}
              problems={linking.problems}
              onChoose={(thing) => linking.send({ consentId, ...thing })}
            />
          </Dialog>
        </div>
      )}
      <ConfirmLinks links={linking} />
      <ConfirmLinks links={unlinking} />
    </>
  )
}
