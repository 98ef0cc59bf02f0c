'use client'

import Link from 'next/link'
import { EntryLink } from '@/components/admin/entry/entry-title'
import type { Uses } from '@/domain/files/uses'
import { siteRoles } from './used-in'
import { ActForm } from '@/components/ui/form'
import { trash } from '../actions'

type Props = { id: string; uses: Uses }

export function TrashUpload({ id, uses: { uses, isHeld, hidden, site } }: Props) {
  const holding = uses.filter(({ is }) => is !== 'older')
  if (isHeld)
    return (
      <div className="max-w-[66ch]">
        <p className="text-soft">
          It cannot go to the trash while a newest text uses it, or one that readers have or will have, or the site
          itself:
        </p>
        <ul className="mt-1">
          {site.map((role) => (
            <li key={role}>
              <Link href="/admin/settings#logo-section">{siteRoles[role]}</Link>
            </li>
          ))}
          {holding.map((use) => (
            <li key={use.entryId}>
              <EntryLink entry={{ ...use, id: use.entryId }} />
            </li>
          ))}
        </ul>
        {holding.length === 0 && hidden > 0 && (
          <p>{hidden === 1 ? 'A text' : 'Texts'} of others, which you cannot open.</p>
        )}
      </div>
    )
  return (
    <ActForm
      act={trash}
      values={{ id }}
      className="max-w-[66ch] space-y-3"
      verb="Move to the trash"
      button={{ kind: 'danger' }}
    >
      <p className="text-soft">
        It can be restored for 30 days, then it is deleted permanently with all its files.
        {uses.length + hidden > 0 &&
          ' Since older revisions use it, it stays in the trash for as long as they are kept.'}
      </p>
    </ActForm>
  )
}
