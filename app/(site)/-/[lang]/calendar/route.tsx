import { calendarFile } from '@/app/(site)/calendar'
import { entryOfForm } from '@/app/(site)/item'
import { missing, publicRoute } from '@/app/(site)/public-route'

/** A calendar of one text, for as long as its page exists. */
export const GET = publicRoute(async (request) => {
  const outcome = await entryOfForm(request)
  if (outcome.is !== 'entry') return outcome
  return outcome.item.endsAt === null ? missing() : calendarFile(request, outcome.item.title, [outcome.item])
})
