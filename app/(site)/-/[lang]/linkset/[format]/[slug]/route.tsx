import { entryOfForm } from '@/app/(site)/item'
import { linksetJson, linksetText, signpostedFrom } from '@/app/(site)/signposts'
import { machine, publicRoute } from '@/app/(site)/public-route'

const formats = {
  json: { type: 'application/linkset+json', write: linksetJson },
  text: { type: 'application/linkset', write: linksetText },
}

/** All links of a publication, of its files and of its descriptions, for as long as its page is there. */
export const GET = publicRoute<{ format: keyof typeof formats }>(async (asked) => {
  const { type, write } = formats[asked.params.format]
  const found = await entryOfForm(asked)
  if (found.is === 'moved') return { ...found, shared: true }
  if (found.is !== 'entry') return found
  return machine(write(signpostedFrom(asked.frame, found.item)), type, { shared: true })
})
