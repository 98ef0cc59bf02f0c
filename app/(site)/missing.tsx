import type { Frame } from '@/components/site/frame'
import { GonePage, MissingPage, type GoneOrUnavailable, type Onward } from '@/components/site/missing-page'
import { liveEndingIn } from '@/domain/published/item'
import { postsToGoOnTo, postYears } from '@/domain/published/posts'
import type { Language } from '@/lib/languages/languages'

type MissingPageQuery = { at: number; language: Language; path: string; frame: Frame }

export async function missingPageView({ path, ...query }: MissingPageQuery) {
  const { at: now, language, frame } = query
  const [alike, onward] = await Promise.all([liveEndingIn({ now, slug: path.split('/').at(-1)! }), onwardFrom(query)])
  const own = alike.filter((text) => text.language === language)
  return <MissingPage frame={frame} alike={own.length > 0 ? own : alike} {...onward} />
}

export async function gonePageView(query: Omit<MissingPageQuery, 'path'>, gone: GoneOrUnavailable) {
  return <GonePage frame={query.frame} gone={gone} {...await onwardFrom(query)} />
}

async function onwardFrom({ at: now, language, frame }: Omit<MissingPageQuery, 'path'>): Promise<Onward> {
  const [years, latest] = await Promise.all([
    postYears({ now, language, zone: frame.site.zone }),
    postsToGoOnTo({ now, language, limit: 5 }),
  ])
  return { years, latest }
}
