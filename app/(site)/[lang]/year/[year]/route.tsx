import { document, missing, still } from '@/app/(site)/still'
import { YearPage } from '@/components/site/year-page'
import { postsOfYear, theRecord } from '@/domain/published/posts'

export const GET = still<{ year: string }>(async ({ at: now, language, params, frame }) => {
  const { zone } = frame.site
  const years = await theRecord({ now, language, zone })
  const year = years.find((candidate) => candidate.year === Number(params.year))
  if (!year) return missing()
  const posts = await postsOfYear({ now, language, zone, year: year.year })
  return document(<YearPage {...{ frame, year, years, posts }} />)
})
