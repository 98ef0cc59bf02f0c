import { document, section } from '@/app/(site)/public-route'
import { FrontPage } from '@/components/site/front-page'
import { newestPublications } from '@/domain/published/library'
import { leadingEntry, newestInMain, newestPosts, pinnedEntries, postYears } from '@/domain/published/posts'
import { newsKinds } from '@/lib/kinds/kinds'
import { liveTerms } from '@/domain/published/terms'

export const GET = section(async ({ at: now, language, frame }) => {
  const { leadEntryId, pinnedEntryIds, zone } = frame.site
  const [chosenLead, pins, newest, publications, years, countries, topics] = await Promise.all([
    leadEntryId ? leadingEntry({ now, language, entryId: leadEntryId }) : undefined,
    pinnedEntries({ now, language, entryIds: pinnedEntryIds }),
    newestPosts({ now, language, limit: 6 + pinnedEntryIds.length }),
    newestPublications({ now, language, limit: 4 }),
    postYears({ now, language, zone }),
    liveTerms({ now, language, kind: 'country' }),
    liveTerms({ now, language, kind: 'topic' }),
  ])
  const inMain = {
    posts: await newestInMain({ now, language, kinds: newsKinds, limit: 3 }),
    publications: await newestInMain({ now, language, kinds: ['publication'], limit: 2 - publications.length }),
  }
  const lead = chosenLead ?? newest[0]
  const pinned = pins.filter((item) => item.entryId !== lead?.entryId)
  const shownIds = new Set([lead, ...pinned].map((item) => item?.entryId))
  const latest = newest.filter((post) => !shownIds.has(post.entryId)).slice(0, 5)
  return document(
    <FrontPage
      frame={frame}
      lead={lead}
      pinned={pinned}
      latest={latest}
      publications={publications}
      inMain={inMain}
      years={years}
      countries={countries}
      topics={topics}
    />,
  )
})
