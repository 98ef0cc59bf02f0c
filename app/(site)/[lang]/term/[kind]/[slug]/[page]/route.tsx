import { pageOf } from '@/app/(site)/numbers'
import { document, missing, still } from '@/app/(site)/still'
import { TermPage } from '@/components/site/term-page'
import { termPage, type TermKind } from '@/domain/published/terms'

type Params = { kind: TermKind; slug: string; page: string }

export const GET = still<Params>(async ({ at: now, language, params: { kind, slug, page: number }, frame }) => {
  const page = pageOf(number)
  const found = page && (await termPage({ now, language, kind, slug, page }))
  return found ? document(<TermPage {...{ frame, kind, ...found }} />) : missing()
})
