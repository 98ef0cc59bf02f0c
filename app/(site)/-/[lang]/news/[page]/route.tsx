import { pageNumberIn } from '@/app/(site)/numbers'
import { document, missing, section } from '@/app/(site)/public-route'
import { NewsPage } from '@/components/site/news-page'
import { latestPosts, postYears } from '@/domain/published/posts'
import { liveTerms } from '@/domain/published/terms'

export const GET = section<{ page: string }>(async ({ at: now, language, params, frame }) => {
  const page = pageNumberIn(params.page)
  const list = page && (await latestPosts({ now, language, page }))
  if (!list) return missing()
  const [years, topics] = await Promise.all([
    postYears({ now, language, zone: frame.site.zone }),
    liveTerms({ now, language, kind: 'topic' }),
  ])
  return document(<NewsPage frame={frame} list={list} years={years} topics={topics} />)
})
