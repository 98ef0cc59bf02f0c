import Link from 'next/link'
import type { Problem } from '@/lib/result'

/** The way to what stands behind a refusal. */
export function SeeWhy({ see }: Pick<Problem, 'see'>) {
  if (!see) return null
  if (see === 'confirm')
    // Text that was typed stays in this window meanwhile.
    return (
      <a href="/admin/confirm" target="_blank">
        Confirm in a new window, then send this again
      </a>
    )
  return (
    <Link href={`/admin/bundles/${see.bundle}`} prefetch={false} className="whitespace-nowrap">
      Open the bundle
    </Link>
  )
}
