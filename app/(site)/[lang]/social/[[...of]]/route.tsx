import { join } from 'node:path'
import { entryOr } from '@/app/(site)/item'
import { drawCard } from '@/app/(site)/social/card'
import { machine, moved, still } from '@/app/(site)/still'
import { typeName } from '@/components/site/words/entry'
import type { Item } from '@/domain/published/item'
import { fallbackFile, mediaRoot } from '@/lib/media-files'
import { longDate, partialDate } from '@/lib/time'

const ending = '/social.png'

/** The picture of an entry, or of the site, where a link to it is shown with one. */
export const GET = still<{ of?: string[] }>(async (asked) => {
  const { frame, params } = asked
  const { name, tagline, zone } = frame.site
  if (!params.of) return machine(await drawCard({ kind: '', title: name, site: tagline }), 'image/png')
  const found = await entryOr({ ...asked, path: asked.path.slice(0, -ending.length) })
  if (found.is === 'moved') return moved(found.path + ending)
  if (found.is !== 'entry') return found
  const { item } = found
  const card = {
    kind: item.kind === 'publication' ? typeName(item.publicationType) : item.topics[0]?.name ?? '',
    title: item.title,
    site: name,
    date: item.publishedOn ? partialDate(item.publishedOn) : item.kind === 'page' ? '' : longDate(item.dated, zone),
  }
  return machine(await drawnFor(item, card), 'image/png', { lastModified: item.updatedAt })
})

/** With the cover, unless its file cannot be read. */
async function drawnFor({ cover }: Item, card: Parameters<typeof drawCard>[0]) {
  if (!cover) return drawCard(card)
  const file = join(mediaRoot(), cover.id, fallbackFile(cover))
  return drawCard({ ...card, cover: file }).catch(() => drawCard(card))
}
