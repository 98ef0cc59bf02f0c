import { monthOf, pageOf } from '@/app/(site)/numbers'
import { document, missing, still } from '@/app/(site)/still'
import { MonthPage } from '@/components/site/month-page'
import { neighbourMonths, postsIn, theRecord } from '@/domain/published/posts'

export const GET = still<{ year: string; month: string; page: string }>(
  async ({ at: now, language, params, frame }) => {
    const month = monthOf(params)
    const page = pageOf(params.page)
    if (!month || !page) return missing()
    const { zone } = frame.site
    const list = await postsIn({ now, language, zone, ...month, page })
    if (!list) return missing()
    const [neighbours, years] = await Promise.all([
      neighbourMonths({ now, language, zone, ...month }),
      theRecord({ now, language, zone }),
    ])
    return document(<MonthPage {...{ frame, month, list, neighbours, years }} />)
  },
)
