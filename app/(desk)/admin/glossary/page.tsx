import type { Metadata } from 'next'
import { requireActor } from '@/auth/session'
import { PageHead } from '@/components/admin/shell/page-head'
import { glossaryTerms } from '@/domain/site/glossary'
import { orForbidden } from '../or-forbidden'
import { GlossaryScreen } from './glossary-screen'

export const metadata: Metadata = { title: 'Glossary' }

export default async function Glossary() {
  const actor = await requireActor('/admin/glossary')
  const terms = await orForbidden(glossaryTerms(actor))
  return (
    <>
      <PageHead title="Glossary">
        The words your organisation agreed on, in each language. Whoever translates a text sees them beside the
        original. Readers do not see this page.
      </PageHead>
      <GlossaryScreen terms={terms} />
    </>
  )
}
