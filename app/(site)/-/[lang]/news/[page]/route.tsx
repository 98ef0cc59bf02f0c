import { pageNumberIn } from '@/app/(site)/numbers'
import { document, missing, section } from '@/app/(site)/public-route'
import { NewsPage } from '@/components/site/news-page'
import { latestPosts } from '@/domain/published/posts'

export const GET = section<{ page: string }>(async ({ at: now, language, params, frame }) => {
  const page = pageNumberIn(params.page)
  const list = page && (await latestPosts({ now, language, page }))
  return list ? document(<NewsPage frame={frame} list={list} />) : missing()
})
