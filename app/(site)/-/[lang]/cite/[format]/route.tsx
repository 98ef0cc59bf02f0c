import { citation } from '@/app/(site)/citation'
import { entryOfForm } from '@/app/(site)/item'
import { publicRoute } from '@/app/(site)/public-route'

/** Exists as long as the page. */
export const GET = publicRoute<{ format: string }>(async (request) => {
  const { format } = request.params
  const outcome = await entryOfForm(request)
  if (outcome.is !== 'entry') return outcome
  const { item } = outcome
  const name = item.path.split('/').at(-1)!
  return citation({ frame: request.frame, items: [item], format, name, list: false, lastModified: item.updatedAt })
})
