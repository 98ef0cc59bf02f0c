import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden } from 'next/navigation'
import { requireActor } from '@/auth/session'
import { PageHead } from '@/components/admin/shell/page-head'
import { may } from '@/domain/staff/actor'
import { CheckForm } from './check-form'

export const metadata: Metadata = { title: 'Check a list of addresses' }

export default async function CheckPage() {
  const actor = await requireActor('/admin/addresses/check')
  if (!may(actor, 'manageRedirects')) forbidden()
  return (
    <div className="max-w-4xl">
      <PageHead title="Check a list of addresses">
        Do all of these still answer? A sitemap of an earlier site, or its addresses, one in each line. Nothing is
        fetched from there: they are asked here. <Link href="/admin/addresses/all">Back to every address</Link>
      </PageHead>
      <CheckForm />
    </div>
  )
}
