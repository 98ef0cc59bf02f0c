import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { requireActor } from '@/auth/session'
import { SuggestingEditor } from '@/components/admin/editor/suggestions/suggesting-editor'
import { sharedNow } from '@/db/clock'
import { findTrashed } from '@/domain/entries/trash'
import { orForbidden, numberIn } from '@/app/(desk)/admin/desk-page'
import { openForSuggesting } from '../../open-for-editor'
import '@/components/admin/editor/text/body.css'

type Props = { params: Promise<{ id: string }> }

const loadForSuggesting = cache(async (id: string) => {
  const actor = await requireActor(`/admin/entries/${encodeURIComponent(id)}/suggest`)
  if (await orForbidden(findTrashed(actor, numberIn(id), sharedNow()))) redirect(`/admin/entries/${numberIn(id)}`)
  return orForbidden(openForSuggesting(actor, numberIn(id), sharedNow()))
})

export async function generateMetadata({ params }: Props) {
  const opened = (await loadForSuggesting((await params).id)) ?? notFound()
  return { title: `Suggest edits: ${opened.content.title || 'Untitled'}` }
}

export default async function SuggestPage({ params }: Props) {
  const opened = (await loadForSuggesting((await params).id)) ?? notFound()
  return <SuggestingEditor key={opened.answerId} opened={opened} />
}
