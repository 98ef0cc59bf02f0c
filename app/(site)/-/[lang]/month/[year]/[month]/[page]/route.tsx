import { monthIn, pageNumberIn } from '@/app/(site)/numbers'
import { document, missing, publicRoute } from '@/app/(site)/public-route'
import { listedIn } from '@/app/(site)/language-links'
import { MonthPage } from '@/components/site/month-page'
import { languagesOfPeriod } from '@/domain/published/list-languages'
import { neighbourMonths, postsIn, postYears } from '@/domain/published/posts'
import { liveTerms } from '@/domain/published/terms'

export const GET = publicRoute<{ year: string; month: string; page: string }>(
  async ({ at: now, language, params, frame }) => {
    const month = monthIn(params)
    const page = pageNumberIn(params.page)
    if (!month || !page) return missing()
    const { zone } = frame.site
    const list = await postsIn({ now, language, zone, ...month, page })
    if (!list) return missing()
    const [neighbours, years, topics, inMonth, inYear] = await Promise.all([
      neighbourMonths({ now, language, zone, ...month }),
      postYears({ now, language, zone }),
      liveTerms({ now, language, kind: 'topic' }),
      languagesOfPeriod({ now, zone, ...month }),
      languagesOfPeriod({ now, zone, year: month.year }),
    ])
    const listPath = `/${params.year}/${params.month}`
    const above = [{ path: `/${params.year}`, ...inYear }, { path: '/archive' }]
    const listFrame = listedIn(frame, [{ path: listPath, ...inMonth }, ...above], page === 1)
    const beside = { neighbours, years, topics }
    return document(<MonthPage frame={listFrame} month={month} list={list} {...beside} />)
  },
)
