import { join } from 'node:path'
import { entryOfForm } from '@/app/(site)/item'
import { drawCard, type Card } from '@/app/(site)/social/card'
import { machine, publicRoute } from '@/app/(site)/public-route'
import type { Frame } from '@/components/site/frame'
import { siteName, termName } from '@/components/site/named'
import { typeName } from '@/components/site/words/types'
import type { Item } from '@/domain/published/item'
import { fallbackFile, mediaRoot } from '@/lib/media-files'
import { longDate, partialDate } from '@/lib/time'

/** The picture of an entry, for programs that show a link with one. */
export const GET = publicRoute(async (request) => {
  const outcome = await entryOfForm(request)
  if (outcome.is !== 'entry') return outcome
  const { item } = outcome
  // In the language of the text, wherever the link was taken from.
  const card = await drawnFor(item, cardFor({ ...request.frame, language: item.language }, item))
  return machine(card, 'image/png', { lastModified: item.updatedAt })
})

function cardFor(frame: Frame, item: Item): Card {
  const { kind, title, language, topics, publicationType, publishedOn, dated } = item
  const posted = kind === 'page' ? undefined : longDate(dated, frame.site.zone, language)
  return {
    kind:
      kind === 'publication' ? typeName(publicationType, language) : topics[0] ? termName(frame, topics[0]).text : '',
    title,
    site: siteName(frame).text,
    date: publishedOn ? partialDate(publishedOn, language) : posted,
  }
}

/** With the cover, unless its file cannot be read. */
async function drawnFor({ cover }: Item, card: Card) {
  if (!cover) return drawCard(card)
  const file = join(mediaRoot(), cover.id, fallbackFile(cover))
  return drawCard({ ...card, cover: file }).catch(() => drawCard(card))
}
