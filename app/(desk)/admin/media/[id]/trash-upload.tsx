'use client'

import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { useForm, type Action } from '@/components/ui/use-form'
import { EntryLink } from '@/components/admin/entry/entry-title'
import type { Uses } from '@/domain/files/uses'
import { siteRoles } from './used-in'

type Props = { id: string; uses: Uses; throwAway: Action<undefined> }

/** Moves an upload to the trash, or lists what uses it, with links. */
export function TrashUpload({ id, uses: { uses, isHeld, hidden, site }, throwAway }: Props) {
  const { form, pending, problems } = useForm(throwAway)
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
    <form {...form} className="max-w-[66ch] space-y-3">
      <input type="hidden" name="id" value={id} />
      <p className="text-soft">
        It can be restored for 30 days, then it is deleted permanently with all its files.
        {uses.length + hidden > 0 &&
          ' Since older revisions use it, it stays in the trash for as long as they are kept.'}
      </p>
      <Problems problems={problems} />
      <Button type="submit" kind="danger" isPending={pending}>
        Move to the trash
      </Button>
    </form>
  )
}
