import Link from 'next/link'
import type { Problem } from '@/lib/result'

/** The way to what stands behind a refusal. */
export function SeeWhy({ see }: Pick<Problem, 'see'>) {
  if (!see) return null
  return (
    <Link href={`/admin/bundles/${see.bundle}`} prefetch={false} className="whitespace-nowrap">
      Open the bundle
    </Link>
  )
}
