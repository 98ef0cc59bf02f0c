import { entryAnswer } from '@/app/(site)/item'
import { pageNumberIn } from '@/app/(site)/numbers'
import { document, missing, section } from '@/app/(site)/public-route'
import { EndingPage } from '@/components/site/ending-page'
import { isClaimed } from '@/domain/published/change-list'
import { endingTexts } from '@/domain/published/ending-texts'
import { kindOfFolder } from '@/lib/kinds/kinds'

export const GET = section<{ folder: string; page: string }>(async (request) => {
  const { at: now, language, params, frame, path } = request
  // An editor's page from before this list existed keeps its address.
  const entry = params.page === '1' && (await isClaimed(path)) ? await entryAnswer(request) : missing()
  if (entry.is !== 'missing') return entry
  const kind = kindOfFolder(`/${params.folder}`)!
  const page = pageNumberIn(params.page)
  const list = page && (await endingTexts({ now, language, kind, page }))
  return list ? document(<EndingPage frame={frame} kind={kind} list={list} />) : missing()
})
