import { document, section } from '@/app/(site)/still'
import { FrontPage } from '@/components/site/front-page'
import { newestPublications } from '@/domain/published/library'
import { leadingEntry, newestPosts, theRecord } from '@/domain/published/posts'
import { liveTerms } from '@/domain/published/terms'

export const GET = section(async ({ at: now, language, frame }) => {
  const { leadEntryId, zone } = frame.site
  const [chosen, newest, publications, years, countries, topics] = await Promise.all([
    leadEntryId ? leadingEntry({ now, language, entryId: leadEntryId }) : undefined,
    newestPosts({ now, language, limit: 6 }),
    newestPublications({ now, language, limit: 4 }),
    theRecord({ now, language, zone }),
    liveTerms({ now, language, kind: 'country' }),
    liveTerms({ now, language, kind: 'topic' }),
  ])
  const lead = chosen ?? newest[0]
  const latest = newest.filter((post) => post.entryId !== lead?.entryId).slice(0, 5)
  return document(<FrontPage {...{ frame, lead, latest, publications, years, countries, topics }} />)
})
