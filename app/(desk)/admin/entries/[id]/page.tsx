import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireActor } from '@/auth/session'
import { Editor } from '@/components/admin/editor/editor'
import { permitted } from '../../permitted'
import { numberIn } from '../number'
import { entryOpenedBy } from '../opened-by'

type Props = { params: Promise<{ id: string }> }

const open = cache(async (id: string) => {
  const actor = await requireActor(`/admin/entries/${encodeURIComponent(id)}`)
  return permitted(entryOpenedBy(actor, numberIn(id), Date.now()))
})

export async function generateMetadata({ params }: Props) {
  const opened = await open((await params).id)
  return { title: opened?.content.title || 'Untitled' }
}

export default async function Entry({ params }: Props) {
  const opened = (await open((await params).id)) ?? notFound()
  return <Editor key={opened.answerId} opened={opened} />
}
