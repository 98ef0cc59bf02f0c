import { join } from 'node:path'
import { entryOr } from '@/app/(site)/item'
import { drawCard, type Card } from '@/app/(site)/social/card'
import { machine, moved, still } from '@/app/(site)/still'
import type { Frame } from '@/components/site/frame'
import { siteName, tagline, termName } from '@/components/site/named'
import { typeName } from '@/components/site/words/types'
import type { Item } from '@/domain/published/item'
import { fallbackFile, mediaRoot } from '@/lib/media-files'
import { longDate, partialDate } from '@/lib/time'

const ending = '/social.png'

/** The picture of an entry, or of the site, where a link to it is shown with one. */
export const GET = still<{ of?: string[] }>(async (asked) => {
  const { frame, params } = asked
  if (!params.of)
    return machine(await drawCard({ kind: '', title: siteName(frame).text, site: tagline(frame).text }), 'image/png')
  const found = await entryOr({ ...asked, path: asked.path.slice(0, -ending.length) })
  if (found.is === 'moved') return moved(found.path + ending)
  if (found.is !== 'entry') return found
  const { item } = found
  // In the language of the text, wherever the link was taken from.
  const card = await drawnFor(item, cardFor({ ...frame, language: item.language }, item))
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
