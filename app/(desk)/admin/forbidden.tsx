import { Link } from '@/components/ui/link'
import { StoppedPage } from '@/components/admin/shell/stopped'

export const metadata = { title: 'You do not have access to this page' }

export default function ForbiddenPage() {
  return (
    <StoppedPage title="You do not have access to this page">
      <p>Your role does not include it. An admin can change your role.</p>
      <p>
        <Link href="/admin">To the desk</Link>
      </p>
    </StoppedPage>
  )
}
