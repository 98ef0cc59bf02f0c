import { entryOfForm } from '@/app/(site)/item'
import { linksetJson, linksetText, signpostedFrom } from '@/app/(site)/signposts'
import { machineFile, publicRoute } from '@/app/(site)/public-route'

const formats = {
  json: { type: 'application/linkset+json', write: linksetJson },
  text: { type: 'application/linkset', write: linksetText },
}

export const GET = publicRoute<{ format: keyof typeof formats }>(async (request) => {
  const { type, write } = formats[request.params.format]
  const outcome = await entryOfForm(request)
  if (outcome.is === 'moved') return { ...outcome, shared: true }
  if (outcome.is !== 'entry') return outcome
  return machineFile(write(signpostedFrom(request.frame, outcome.item)), type, { shared: true })
})
