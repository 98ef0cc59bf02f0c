import { entryOfForm } from '@/app/(site)/item'
import { linksetJson, linksetText, signpostedFrom } from '@/app/(site)/signposts'
import { machineFile, publicRoute } from '@/app/(site)/public-route'

const formats = {
  json: { type: 'application/linkset+json', write: linksetJson },
  text: { type: 'application/linkset', write: linksetText },
}

/** The links of a publication with its files and descriptions. It exists as long as the page. */
export const GET = publicRoute<{ format: keyof typeof formats }>(async (request) => {
  const { type, write } = formats[request.params.format]
  const outcome = await entryOfForm(request)
  if (outcome.is === 'moved') return { ...outcome, shared: true }
  if (outcome.is !== 'entry') return outcome
  return machineFile(write(signpostedFrom(request.frame, outcome.item)), type, { shared: true })
})
