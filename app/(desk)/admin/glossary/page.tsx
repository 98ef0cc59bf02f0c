import { PageHead } from '@/components/admin/shell/page-head'
import { glossaryTerms } from '@/domain/site/glossary'
import { GlossaryScreen } from './glossary-screen'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Glossary' }

export default deskPage('/admin/glossary', async ({ actor }) => {
  const terms = await glossaryTerms(actor)
  return (
    <>
      <PageHead title="Glossary">
        The words your organisation agreed on, in each language. Whoever translates a text sees them beside the
        original. Readers do not see this page, but their search leads from a word to that of another language.
      </PageHead>
      <GlossaryScreen terms={terms} />
    </>
  )
})
