import { z } from 'zod'
import { requireActor } from '@/auth/session'
import { Editor } from '@/components/admin/editor/editor'
import { siteSettings } from '@/domain/published/site'
import { languages, mainLanguage } from '@/lib/languages/languages'
import { newEntryForEditor } from '../open-for-editor'
import { kindNames } from '@/lib/kinds/kinds'

const NewEntryQuery = z.object({
  kind: z.enum(kindNames).catch('post'),
  language: z.enum(languages).catch(() => mainLanguage()),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props) {
  return { title: `New ${NewEntryQuery.parse(await searchParams).kind}` }
}

export default async function NewEntry({ searchParams }: Props) {
  await siteSettings() // from then on the main language is known
  const { kind, language } = NewEntryQuery.parse(await searchParams)
  const actor = await requireActor(`/admin/entries/new?kind=${kind}&language=${language}`)
  const opened = await newEntryForEditor(actor, kind, language)
  return <Editor key={opened.answerId} opened={opened} />
}
