import { Link } from './link'
import type { Problem } from '@/lib/result'

export function CauseLink({ see }: Pick<Problem, 'see'>) {
  if (!see) return null
  if (see === 'confirm')
    // A new tab: typed text stays in this window.
    return (
      <a href="/admin/confirm" target="_blank">
        Confirm in a new window, then send this again
      </a>
    )
  return (
    <Link href={`/admin/bundles/${see.bundle}`} className="whitespace-nowrap">
      Open the bundle
    </Link>
  )
}
