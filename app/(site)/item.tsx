import { OnlyIn } from '@/components/site/editions'
import { GonePage } from '@/components/site/gone-page'
import { itemDocument } from '@/components/site/item-document'
import { findItem, type Item } from '@/domain/published/item'
import { newestPosts } from '@/domain/published/posts'
import { addressesFor, alternatesOf, findElsewhere } from '@/domain/published/translations'
import { formAt } from '@/lib/public-address'
import { neighboursOf } from './neighbours'
import { linkHeader, signpostsOf } from './signposts'
import {
  document,
  elsewhere,
  gone,
  redirectOrNotFound,
  missing,
  moved,
  publicRoute,
  type PublicRequest,
  type PublicResponse,
} from './public-route'
import { languagesWithTexts } from './language-links'

/** Answers with whatever entry has, or had, the address that was asked for: a post, a publication, a page. */
export const entryRoute = publicRoute(async (asked) => {
  const found = await entryOr(asked)
  // What somebody wrote down about an address goes before what it may mean.
  if (found.is === 'missing') {
    const led = await redirectOrNotFound(asked)
    return led.is === 'missing' ? inAnotherLanguage(asked) : led
  }
  if (found.is !== 'entry') return found
  const { item } = found
  const { at } = asked
  const beside = await neighboursOf(item, at)
  const languageLinks = await addressesFor(item, beside.editions, at)
  const frame = { ...asked.frame, languageLinks, alternates: alternatesOf(beside.editions) }
  const link = item.kind === 'page' ? undefined : linkHeader(signpostsOf(frame, item))
  return document(itemDocument(item, frame, beside), { lastModified: item.updatedAt, language: item.language, link })
})

/** A text that is not there in the language that was asked for: in the one it has, with the interface that was asked for. */
async function inAnotherLanguage({ at, path, language, frame }: PublicRequest<unknown>): Promise<PublicResponse> {
  const found = languagesWithTexts(frame).includes(language)
    ? await findElsewhere({ path, language, now: at })
    : undefined
  if (!found) return missing()
  if (found.is === 'edition') return elsewhere(found.path)
  const { item, editions } = found
  const languageLinks = { ...(await addressesFor(item, editions, at)), [language]: path }
  const notice = <OnlyIn frame={frame} item={item} editions={editions} />
  const view = itemDocument(item, { ...frame, languageLinks, notice }, { ...(await neighboursOf(item, at)), editions })
  return document(view, { lastModified: item.updatedAt, language: item.language })
}

/** The entry whose form an address is, `/2014/10/a-post/cite.bib`, or the answer where there is none. */
export async function entryOfForm(asked: PublicRequest<unknown>) {
  const slash = asked.path.lastIndexOf('/')
  const found = await entryOr({ ...asked, path: asked.path.slice(0, slash) })
  return found.is === 'moved' ? moved(formAt(found.path, asked.path.slice(slash)), found.shared) : found
}

/** The live entry at a path, or the answer where there is none. */
export async function entryOr(asked: PublicRequest<unknown>): Promise<{ is: 'entry'; item: Item } | PublicResponse> {
  const { at: now, path, language, frame } = asked
  const found = await findItem({ path, now })
  if (!found) return missing()
  if (found.is === 'moved') return moved(found.path)
  if (found.is === 'live') return { is: 'entry', item: found.item }
  const latest = await newestPosts({ now, language, limit: 5 })
  return gone(<GonePage frame={frame} gone={found} latest={latest} />)
}
