import { z } from 'zod'
import { Editor } from '@/components/admin/editor/editor'
import { siteSettings } from '@/domain/published/site'
import { mainLanguage } from '@/lib/languages/languages'
import { siteLanguageField } from '@/lib/languages/language-field'
import { newEntryForEditor } from '../open-for-editor'
import { kindNames } from '@/lib/kinds/kinds'
import { deskPage } from '@/app/(desk)/admin/desk-page'

const NewEntryQuery = z.object({
  kind: z.enum(kindNames).catch('post'),
  language: siteLanguageField.catch(() => mainLanguage()),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props) {
  return { title: `New ${NewEntryQuery.parse(await searchParams).kind}` }
}

export default deskPage('/admin/entries/new', async ({ actor, searchParams }) => {
  await siteSettings() // from here on the main language is known
  const { kind, language } = NewEntryQuery.parse(searchParams)
  const opened = await newEntryForEditor(actor, kind, language)
  return <Editor key={opened.answerId} opened={opened} />
})
