import { beginApp, confirmApp } from '@/app/(desk)/sign-in/set-up/actions'
import { waitingApp } from '@/app/(desk)/sign-in/set-up/waiting-app'
import { AppSetUp } from '@/components/admin/access/app-set-up'
import { PageHead } from '@/components/admin/shell/page-head'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Set up an authenticator app' }

export default deskPage('/admin/account/app', async ({ actor }) => {
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
})
