import { Ellipsis, ExternalLink, Eye } from 'lucide-react'
import Link from 'next/link'
import type { EntryRow } from '@/domain/desk/entry-rows'
import { DuplicateEntry } from './duplicate-entry'
import { menuItemClass } from './menu-item-class'

/** One menu of a list is open at a time, without scripts too. */
export function RowMenu({ entry: { id, title, state } }: { entry: EntryRow }) {
  return (
    <details name="row-menu" className="relative">
      <summary
        aria-label={`Actions for “${title.trim() || 'Untitled'}”`}
        className="grid size-8 cursor-pointer list-none place-items-center text-soft hover:bg-wash hover:text-ink [&::-webkit-details-marker]:hidden"
      >
        <Ellipsis aria-hidden className="size-5" />
      </summary>
      <ul className="absolute top-full right-0 z-20 min-w-44 border border-edge bg-paper py-1 text-base">
        {state.is === 'live' && (
          <li>
            <a href={state.path} target="_blank" className={menuItemClass}>
              <ExternalLink aria-hidden className="size-4" />
              View
            </a>
          </li>
        )}
        <li>
          <Link href={`/admin/entries/${id}/preview`} prefetch={false} className={menuItemClass}>
            <Eye aria-hidden className="size-4" />
            Preview
          </Link>
        </li>
        <li className="noscript:hidden">
          <DuplicateEntry entryId={id} />
        </li>
      </ul>
    </details>
  )
}
