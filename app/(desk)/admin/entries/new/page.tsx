import { z } from 'zod'
import { requireActor } from '@/auth/session'
import { Editor } from '@/components/admin/editor/editor'
import { languages } from '@/lib/languages'
import { newEntryFor } from '../opened-by'

const Asked = z.object({
  kind: z.enum(['post', 'publication', 'page']).catch('post'),
  language: z.enum(languages).catch('en'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props) {
  return { title: `New ${Asked.parse(await searchParams).kind}` }
}

export default async function NewEntry({ searchParams }: Props) {
  const { kind, language } = Asked.parse(await searchParams)
  const actor = await requireActor(`/admin/entries/new?kind=${kind}&language=${language}`)
  const opened = await newEntryFor(actor, kind, language)
  return <Editor key={opened.answerId} opened={opened} />
}
