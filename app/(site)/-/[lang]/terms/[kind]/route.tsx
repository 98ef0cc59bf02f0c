import { document, section } from '@/app/(site)/public-route'
import { TermsPage } from '@/components/site/terms-page'
import { liveTerms, type TermKind } from '@/domain/published/terms'

export const GET = section<{ kind: TermKind }>(async ({ at: now, language, params: { kind }, frame }) => {
  const terms = await liveTerms({ now, language, kind })
  return document(<TermsPage frame={frame} kind={kind} terms={terms} />)
})
