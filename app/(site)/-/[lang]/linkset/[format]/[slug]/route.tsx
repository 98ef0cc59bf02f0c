import { entryOr } from '@/app/(site)/item'
import { linksetJson, linksetText, signpostedFrom } from '@/app/(site)/signposts'
import { machine, moved, still } from '@/app/(site)/still'

const formats = {
  json: { ending: '/linkset.json', type: 'application/linkset+json', write: linksetJson },
  text: { ending: '/linkset', type: 'application/linkset', write: linksetText },
}

/** All links of a publication, of its files and of its descriptions, for as long as its page is there. */
export const GET = still<{ format: keyof typeof formats }>(async (asked) => {
  const { ending, type, write } = formats[asked.params.format]
  const found = await entryOr({ ...asked, path: asked.path.slice(0, -ending.length) })
  if (found.is === 'moved') return moved(found.path + ending, true)
  if (found.is !== 'entry') return found
  return machine(write(signpostedFrom(asked.frame, found.item)), type, { shared: true })
})
