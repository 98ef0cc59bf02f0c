import { document, section } from '@/app/(site)/public-route'
import { RecordPage } from '@/components/site/record-page'
import { postYears } from '@/domain/published/posts'

export const GET = section(async ({ at: now, language, frame }) => {
  const years = await postYears({ now, language, zone: frame.site.zone })
  return document(<RecordPage frame={frame} years={years} />)
})
