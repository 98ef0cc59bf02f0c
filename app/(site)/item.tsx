import { withFigureLinks } from '@/components/site/figure-links'
import { itemDocument } from '@/components/site/item-document'
import { findItem, type Item } from '@/domain/published/item'
import { sourcesOf } from '@/domain/published/page-sources'
import { alternatesOf } from '@/domain/published/translations'
import { formAt } from '@/lib/web/public-address'
import { neighboursOf } from './neighbours'
import { linkHeader, signpostsOf } from './signposts'
import {
  document,
  goneResponse,
  notFound,
  moved,
  publicRoute,
  type PublicRequest,
  type PublicResponse,
} from './public-route'
import { gonePageView } from './missing'

export const entryRoute = publicRoute(entryAnswer)

export async function entryAnswer(request: PublicRequest<unknown>): Promise<PublicResponse> {
  const outcome = await entryOr(request)
  if (outcome.is !== 'entry') return outcome
  const { item } = outcome
  const { at } = request
  if (item.path !== request.path) return moved(item.path)
  const beside = await neighboursOf(item, at)
  const languageLinks = Object.fromEntries(beside.editions.map(({ language, path }) => [language, path]))
  const frame = { ...request.frame, languageLinks, alternates: alternatesOf(beside.editions) }
  const link = item.kind === 'page' ? undefined : linkHeader(signpostsOf(frame, item))
  const facts = {
    lastModified: item.updatedAt,
    language: item.language,
    link,
    noReferrer: beside.help !== undefined,
    sources: sourcesOf(item, beside, request.frame.menu),
  }
  return document(itemDocument(withFigureLinks(item), frame, beside), facts)
}

/** Returns the entry of an address such as `/2014/10/a-post/cite.bib`, or the answer if there is none. */
export async function entryOfForm(request: PublicRequest<unknown>) {
  const slash = request.path.lastIndexOf('/')
  const outcome = await entryOr({ ...request, path: request.path.slice(0, slash) })
  return outcome.is === 'moved' ? moved(formAt(outcome.path, request.path.slice(slash)), outcome.shared) : outcome
}

/** Makes the route of a file about an entry, such as its references. It exists as long as the entry's page. */
export function entryForm<P extends Record<string, string> = Record<string, string>>(
  work: (item: Item, request: PublicRequest<P>) => PublicResponse | Promise<PublicResponse>,
) {
  return publicRoute<P>(async (request) => {
    const outcome = await entryOfForm(request)
    return outcome.is === 'entry' ? work(outcome.item, request) : outcome
  })
}

export async function entryOr(request: PublicRequest<unknown>): Promise<{ is: 'entry'; item: Item } | PublicResponse> {
  const { at: now, path } = request
  const lookup = await findItem({ path, now })
  if (!lookup) return notFound()
  if (lookup.is === 'moved') return moved(lookup.path)
  if (lookup.is === 'live') return { is: 'entry', item: lookup.item }
  return goneResponse(await gonePageView(request, lookup))
}
