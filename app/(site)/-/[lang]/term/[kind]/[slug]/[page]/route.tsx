import { pageNumberIn } from '@/app/(site)/numbers'
import { document, missing, publicRoute } from '@/app/(site)/public-route'
import { listedIn } from '@/app/(site)/language-links'
import { TermPage } from '@/components/site/term-page'
import { helpBeside } from '@/domain/published/help-beside'
import { languagesOfTerm } from '@/domain/published/list-languages'
import { countriesOnMap } from '@/domain/published/places'
import { liveTerms, termPage, type TermKind } from '@/domain/published/terms'
import { termPaths } from '@/lib/web/term-paths'

type Params = { kind: TermKind; slug: string; page: string }

export const GET = publicRoute<Params>(async ({ at: now, language, params: { kind, slug, page: number }, frame }) => {
  const page = pageNumberIn(number)
  const list = page && (await termPage({ now, language, kind, slug, page }))
  if (!list) return missing()
  const places = kind === 'country' && page === 1 ? await countriesOnMap({ now, language }) : []
  const topics = page === 1 ? [] : await liveTerms({ now, language, kind: 'topic' })
  const help = list.item && (await helpBeside(list.item))
  const path = termPaths[kind]
  const place = { path: `${path}/${slug}`, ...(await languagesOfTerm({ ...list.term, kind }, now)) }
  const view = (
    <TermPage
      frame={listedIn(frame, [place, { path }], page === 1)}
      kind={kind}
      places={places}
      topics={topics}
      help={help}
      {...list}
    />
  )
  return document(view, { noReferrer: help !== undefined })
})
