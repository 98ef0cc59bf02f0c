import { notFound } from 'next/navigation'
import { requireActor } from '@/auth/session'

export const metadata = { title: 'There is nothing here' }

type Props = { params: Promise<{ missing: string[] }> }

export default async function Missing({ params }: Props) {
  const { missing } = await params
  await requireActor(`/admin/${missing.join('/')}`)
  notFound()
}
