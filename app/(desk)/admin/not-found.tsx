import { Link } from '@/components/ui/link'
import { StoppedPage } from '@/components/admin/shell/stopped'

export const metadata = { title: 'There is nothing here' }

export default function NotFound() {
  return (
    <StoppedPage title="There is nothing here">
      <p>The address is mistyped, or what stood here has been removed. Everything that was written is in the list.</p>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        <li>
          <Link href="/admin/entries">To the content</Link>
        </li>
        <li>
          <Link href="/admin">To the desk</Link>
        </li>
      </ul>
    </StoppedPage>
  )
}
