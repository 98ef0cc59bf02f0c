import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden } from 'next/navigation'
import { requireActor } from '@/auth/session'
import { PageHead } from '@/components/admin/shell/page-head'
import { may } from '@/domain/staff/actor'
import { ImportForm } from './import-form'

export const metadata: Metadata = { title: 'Import redirects' }

export default async function ImportPage() {
  const actor = await requireActor('/admin/addresses/import')
  if (!may(actor, 'manageRedirects')) forbidden()
  return (
    <div className="max-w-4xl">
      <PageHead title="Import redirects">
        From a file with an old and a new address in each line, as a spreadsheet saves it (CSV). You see what comes of
        each line before anything is written. <Link href="/admin/addresses">Back to the redirects</Link>
      </PageHead>
      <ImportForm />
    </div>
  )
}
