import { document, missing, still } from '@/app/(site)/still'
import { listedIn } from '@/app/(site)/ways'
import { YearPage } from '@/components/site/year-page'
import { languagesOfPeriod } from '@/domain/published/list-languages'
import { postsOfYear, postYears } from '@/domain/published/posts'

export const GET = still<{ year: string }>(async ({ at: now, language, params, frame }) => {
  const { zone } = frame.site
  const years = await postYears({ now, language, zone })
  const year = years.find((candidate) => candidate.year === Number(params.year))
  if (!year) return missing()
  const [posts, inYear] = await Promise.all([
    postsOfYear({ now, language, zone, year: year.year }),
    languagesOfPeriod({ now, zone, year: year.year }),
  ])
  const known = listedIn(frame, [{ path: `/${params.year}`, in: inYear }, { path: '/archive' }], true)
  return document(<YearPage frame={known} year={year} years={years} posts={posts} />)
})
