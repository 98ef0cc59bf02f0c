import { Link } from './link'
import type { Problem } from '@/lib/result'

export function CauseLink({ see }: Pick<Problem, 'see'>) {
  if (!see) return null
  if (see === 'confirm')
    // The link opens a new tab, so that typed text stays in this one.
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
