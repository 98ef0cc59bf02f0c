import { pageNumberIn } from '@/app/(site)/numbers'
import { document, missing, publicRoute } from '@/app/(site)/public-route'
import { listedIn } from '@/app/(site)/language-links'
import { TermPage } from '@/components/site/term-page'
import { termPaths } from '@/components/site/terms-page'
import { languagesOfTerm } from '@/domain/published/list-languages'
import { termPage, type TermKind } from '@/domain/published/terms'

type Params = { kind: TermKind; slug: string; page: string }

export const GET = publicRoute<Params>(async ({ at: now, language, params: { kind, slug, page: number }, frame }) => {
  const page = pageNumberIn(number)
  const list = page && (await termPage({ now, language, kind, slug, page }))
  if (!list) return missing()
  const path = termPaths[kind]
  const place = { path: `${path}/${slug}`, ...(await languagesOfTerm({ now, kind, slug })) }
  return document(<TermPage frame={listedIn(frame, [place, { path }], page === 1)} kind={kind} {...list} />)
})
