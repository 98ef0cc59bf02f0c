import { document, section } from '@/app/(site)/public-route'
import { TermsPage } from '@/components/site/terms-page'
import { countriesOnMap } from '@/domain/published/places'
import { liveTerms, type TermKind } from '@/domain/published/terms'

export const GET = section<{ kind: TermKind }>(async ({ at: now, language, params: { kind }, frame }) => {
  const [terms, places] = await Promise.all([
    liveTerms({ now, language, kind }),
    kind === 'country' ? countriesOnMap({ now, language }) : [],
  ])
  return document(<TermsPage frame={frame} kind={kind} terms={terms} places={places} />)
})
