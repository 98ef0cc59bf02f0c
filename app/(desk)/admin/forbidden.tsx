import Link from 'next/link'
import { Stopped } from '@/components/admin/shell/stopped'

export const metadata = { title: 'Your role does not reach this' }

export default function Forbidden() {
  return (
    <Stopped title="Your role does not reach this">
      <p>This part of the desk is for others here. An admin can change your role if you need it.</p>
      <p>
        <Link href="/admin">To the desk</Link>
      </p>
    </Stopped>
  )
}
