import { calendarFile } from '@/app/(site)/calendar'
import { missing, section } from '@/app/(site)/public-route'
import { endingForCalendar } from '@/domain/published/ending-texts'
import { kindOfFolder } from '@/lib/kinds/kinds'
import { kindName } from '@/lib/messages/field-name'

/** A calendar of the texts in a folder, which calendar programs fetch again and again. */
export const GET = section<{ folder: string }>(async (request) => {
  const { at: now, language, params } = request
  const kind = kindOfFolder(`/${params.folder}`)!
  const items = await endingForCalendar({ now, language, kind })
  return items.length === 0 ? missing() : calendarFile(request, kindName(kind, language, 'several'), items)
})
