import Link from 'next/link'
import type { BackupCare } from '@/domain/backups/backups-due'
import { relativeTime } from '@/lib/relative-time'

/** For admins: what is wrong with the backups, and the page that says more. */
export function BackupCareList({ items, now }: { items: BackupCare[]; now: number }) {
  return (
    <ul>
      {items.map(({ why, at }) => (
        <li key={why} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <p className="text-sm text-bad wrap-anywhere">{why}</p>
          {at !== undefined && <p className="text-sm text-faint">{relativeTime(at, now)}</p>}
          <Link href="/admin/backups" prefetch={false} className="inline-block min-h-6">
            All backups
          </Link>
        </li>
      ))}
    </ul>
  )
}
