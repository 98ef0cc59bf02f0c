import { citation } from '@/app/(site)/citation'
import { entryOfForm } from '@/app/(site)/item'
import { publicRoute } from '@/app/(site)/public-route'

/** One publication or post as reference managers read it, for as long as its page is there. */
export const GET = publicRoute<{ format: string }>(async (asked) => {
  const { format } = asked.params
  const found = await entryOfForm(asked)
  if (found.is !== 'entry') return found
  const { item } = found
  const name = item.path.split('/').at(-1)!
  return citation({ frame: asked.frame, items: [item], format, name, list: false, lastModified: item.updatedAt })
})
