import { entryOfForm } from '@/app/(site)/item'
import { drawCard, type Card } from '@/app/(site)/social/card'
import { machineFile, publicRoute } from '@/app/(site)/public-route'
import { datesOf, type Frame } from '@/components/site/frame'
import { siteName, termName } from '@/components/site/named'
import type { Item } from '@/domain/published/item'
import { fallbackFile } from '@/lib/files/media-files'
import { storeProblemOf } from '@/lib/store/problem'
import { readStored } from '@/lib/store/whole'
import { longDate, partialDate } from '@/lib/time/time'
import { typeName } from '@/components/site/type-name'

export const GET = publicRoute(async (request) => {
  const outcome = await entryOfForm(request)
  if (outcome.is !== 'entry') return outcome
  const { item } = outcome
  // Always in the language of the text.
  const card = cardFor({ ...request.frame, language: item.language }, item)
  const cover = await coverOf(item)
  const picture = await drawCard({ ...card, cover: cover.bytes }).catch(() => drawCard(card))
  return machineFile(picture, 'image/png', { lastModified: item.updatedAt, notCacheable: cover.isAway })
})

function cardFor(frame: Frame, item: Item): Card {
  const { kind, title, language, topics, publicationType, publishedOn, dated } = item
  const posted = kind === 'page' ? undefined : longDate(dated, frame.site.zone, datesOf(frame))
  return {
    kind:
      kind === 'publication' ? typeName(publicationType, language) : topics[0] ? termName(frame, topics[0]).text : '',
    title,
    site: siteName(frame).text,
    date: publishedOn ? partialDate(publishedOn, datesOf(frame)) : posted,
  }
}

/** Returns no bytes if the file cannot be read; `isAway`: it may be readable later. */
async function coverOf({ cover }: Item): Promise<{ bytes?: Buffer; isAway?: boolean }> {
  if (!cover) return {}
  try {
    return { bytes: await readStored(`${cover.id}/${fallbackFile(cover)}`) }
  } catch (error) {
    return { isAway: storeProblemOf(error) !== undefined }
  }
}
