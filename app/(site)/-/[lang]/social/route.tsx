import { siteName, tagline } from '@/components/site/named'
import { drawCard } from '@/app/(site)/social/card'
import { machineFile, publicRoute } from '@/app/(site)/public-route'
import type { SitePicture } from '@/domain/published/site'
import { widthsOf } from '@/lib/files/media-files'
import { storeProblemOf } from '@/lib/store/problem'
import { readStored } from '@/lib/store/whole'

export const GET = publicRoute(async ({ frame }) => {
  const card = { kind: '', title: siteName(frame).text, site: tagline(frame).text }
  const { bytes, isAway } = await logoOf(frame.site.logo)
  const picture = await drawCard({ ...card, logo: bytes }).catch(() => drawCard(card))
  return machineFile(picture, 'image/png', { notCacheable: isAway })
})

async function logoOf(logo: SitePicture | null): Promise<{ bytes?: Buffer; isAway?: boolean }> {
  if (!logo) return {}
  try {
    return { bytes: await readStored(`${logo.id}/${widthsOf(logo.width).at(-1)}.webp`) }
  } catch (error) {
    return { isAway: storeProblemOf(error) !== undefined }
  }
}
