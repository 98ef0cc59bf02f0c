import { OnlyInLanguageNote } from '@/components/site/editions'
import { withFigureLinks } from '@/components/site/figure-links'
import { itemDocument } from '@/components/site/item-document'
import { findItem, type Item } from '@/domain/published/item'
import { sourcesOf } from '@/domain/published/page-sources'
import { addressesFor, alternatesOf, findElsewhere } from '@/domain/published/translations'
import { formAt } from '@/lib/web/public-address'
import { neighboursOf } from './neighbours'
import { linkHeader, signpostsOf } from './signposts'
import {
  document,
  temporaryRedirect,
  goneResponse,
  redirectOrNotFound,
  notFound,
  moved,
  publicRoute,
  type PublicRequest,
  type PublicResponse,
} from './public-route'
import { languagesWithTexts } from './language-links'
import { gonePageView } from './missing'

export const entryRoute = publicRoute(entryAnswer)

export async function entryAnswer(request: PublicRequest<unknown>): Promise<PublicResponse> {
  const outcome = await entryOr(request)
  // A redirect comes before the text in another language.
  if (outcome.is === 'missing') {
    const redirect = await redirectOrNotFound(request)
    return redirect.is === 'missing' ? answerInOtherLanguage(request) : redirect
  }
  if (outcome.is !== 'entry') return outcome
  const { item } = outcome
  const { at } = request
  if (item.path !== request.path) return moved(item.path)
  const beside = await neighboursOf(item, at)
  const languageLinks = await addressesFor(item, beside.editions, at)
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

async function answerInOtherLanguage({ at, path, language, frame }: PublicRequest<unknown>): Promise<PublicResponse> {
  const lookup = languagesWithTexts(frame).includes(language)
    ? await findElsewhere({ path, language, now: at })
    : undefined
  if (!lookup) return notFound()
  if (lookup.is === 'edition') return temporaryRedirect(lookup.path)
  const { item, editions } = lookup
  const languageLinks = { ...(await addressesFor(item, editions, at)), [language]: path }
  const notice = <OnlyInLanguageNote frame={frame} item={item} editions={editions} />
  const beside = { ...(await neighboursOf(item, at, language)), editions }
  const view = itemDocument(withFigureLinks(item), { ...frame, languageLinks, notice }, beside)
  const noReferrer = beside.help !== undefined
  return document(view, { lastModified: item.updatedAt, language: item.language, noReferrer })
}

/** Returns the entry of an address such as `/2014/10/a-post/cite.bib`, or the answer if there is none. */
export async function entryOfForm(request: PublicRequest<unknown>) {
  const slash = request.path.lastIndexOf('/')
  const outcome = await entryOr({ ...request, path: request.path.slice(0, slash) })
  return outcome.is === 'moved' ? moved(formAt(outcome.path, request.path.slice(slash)), outcome.shared) : outcome
}

/** A file that an entry has in addition to its page, as long as the page exists. */
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
