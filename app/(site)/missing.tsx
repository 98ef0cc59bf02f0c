import type { Frame } from '@/components/site/frame'
import { MissingPage } from '@/components/site/missing-page'
import { liveEndingIn } from '@/domain/published/item'
import { postsToGoOnTo, postYears } from '@/domain/published/posts'
import type { Language } from '@/lib/languages/languages'

type MissingPageQuery = { at: number; language: Language; path: string; frame: Frame }

export async function missingPageView({ at: now, language, path, frame }: MissingPageQuery) {
  const [alike, years, latest] = await Promise.all([
    liveEndingIn({ now, slug: path.split('/').at(-1)! }),
    postYears({ now, language, zone: frame.site.zone }),
    postsToGoOnTo({ now, language, limit: 5 }),
  ])
  const own = alike.filter((text) => text.language === language)
  return <MissingPage frame={frame} alike={own.length > 0 ? own : alike} years={years} latest={latest} />
}
