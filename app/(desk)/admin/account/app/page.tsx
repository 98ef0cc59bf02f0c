import type { Metadata } from 'next'
import { requireActor } from '@/auth/session'
import { beginApp, confirmApp } from '@/app/(desk)/sign-in/set-up/actions'
import { waitingApp } from '@/app/(desk)/sign-in/set-up/waiting-app'
import { AppSetUp } from '@/components/admin/access/app-set-up'
import { PageHead } from '@/components/admin/shell/page-head'

export const metadata: Metadata = { title: 'Set up an authenticator app' }

export default async function AppPage() {
  const actor = await requireActor('/admin/account/app')
  return (
    <div className="max-w-xl">
      <PageHead title="Set up an authenticator app">
        An app on your phone shows a code, which you type after your password.
      </PageHead>
      <AppSetUp
        begin={beginApp}
        confirm={confirmApp}
        waiting={await waitingApp(actor)}
        next={{ href: '/admin/account#factors', label: 'Done' }}
      />
    </div>
  )
}
