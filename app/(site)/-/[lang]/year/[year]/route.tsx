import { document, missing, publicRoute } from '@/app/(site)/public-route'
import { listedIn } from '@/app/(site)/language-links'
import { YearPage } from '@/components/site/year-page'
import { languagesOfPeriod } from '@/domain/published/list-languages'
import { postsOfYear, postYears } from '@/domain/published/posts'
import { liveTerms } from '@/domain/published/terms'

export const GET = publicRoute<{ year: string }>(async ({ at: now, language, params, frame }) => {
  const { zone } = frame.site
  const years = await postYears({ now, language, zone })
  const year = years.find((candidate) => candidate.year === Number(params.year))
  if (!year) return missing()
  const [posts, topics, inYear] = await Promise.all([
    postsOfYear({ now, language, zone, year: year.year }),
    liveTerms({ now, language, kind: 'topic' }),
    languagesOfPeriod({ now, zone, year: year.year }),
  ])
  const listFrame = listedIn(frame, [{ path: `/${params.year}`, ...inYear }, { path: '/archive' }], true)
  return document(<YearPage frame={listFrame} year={year} years={years} posts={posts} topics={topics} />)
})
