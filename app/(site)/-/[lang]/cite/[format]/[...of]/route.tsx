import { citation } from '@/app/(site)/citation'
import { entryOr } from '@/app/(site)/item'
import { moved, still } from '@/app/(site)/still'

/** One publication or post as reference managers read it, for as long as its page is there. */
export const GET = still<{ format: string; of: string[] }>(async (asked) => {
  const { format } = asked.params
  const ending = `/cite.${format}`
  const of = { ...asked, path: asked.path.slice(0, -ending.length) }
  const found = await entryOr(of)
  if (found.is === 'moved') return moved(found.path + ending)
  if (found.is !== 'entry') return found
  const { item } = found
  const name = item.path.split('/').at(-1)!
  return citation({ frame: asked.frame, items: [item], format, name, list: false, lastModified: item.updatedAt })
})
