import { drawCard, type Card } from './card'
import { machineFile, publicRoute } from '@/app/(site)/public-route'
import { widthsOf, fallbackFile } from '@/lib/files/media-files'
import { storeProblemOf } from '@/lib/store/store'
import { readStored } from '@/lib/store/media'
import { entryForm } from '@/app/(site)/item'
import { siteName, tagline, termName, datesOf, type Frame } from '@/components/site/frame'
import type { Item } from '@/domain/published/item'
import { longDate, partialDate } from '@/lib/time/time'
import { typeName } from '@/components/site/type-name'

export const social = publicRoute(async ({ frame }) => {
  const card = { kind: '', title: siteName(frame).text, site: tagline(frame).text }
  const { logo } = frame.site
  const { bytes, isAway } = await pictureAt(logo && `${logo.id}/${widthsOf(logo.width).at(-1)}.webp`)
  const picture = await drawCard({ ...card, logo: bytes }).catch(() => drawCard(card))
  return machineFile(picture, 'image/png', { notCacheable: isAway })
})

export const socialOfEntry = entryForm(async (item, { frame }) => {
  // Always in the language of the text.
  const card = cardFor({ ...frame, language: item.language }, item)
  const cover = await pictureAt(item.cover && `${item.cover.id}/${fallbackFile(item.cover)}`)
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

/** Reads a stored picture: without bytes if that fails. `isAway`: reading may succeed later. */
async function pictureAt(stored: string | null | undefined): Promise<{ bytes?: Buffer; isAway?: boolean }> {
  if (!stored) return {}
  try {
    return { bytes: await readStored(stored) }
  } catch (error) {
    return { isAway: storeProblemOf(error) !== undefined }
  }
}
