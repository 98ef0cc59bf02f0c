import { entryAnswer } from '@/app/(site)/item'
import { pageNumberIn } from '@/app/(site)/numbers'
import { document, missing, section } from '@/app/(site)/public-route'
import { ChangesPage } from '@/components/site/changes-page'
import { changeList, isClaimed } from '@/domain/published/change-list'

export const GET = section<{ page: string }>(async (request) => {
  const { at: now, language, params, frame, path } = request
  // An editor's page from before this list existed keeps its address.
  const entry = params.page === '1' && (await isClaimed(path)) ? await entryAnswer(request) : missing()
  if (entry.is !== 'missing') return entry
  const page = pageNumberIn(params.page)
  const list = page && (await changeList({ now, language, page }))
  return list ? document(<ChangesPage frame={frame} list={list} />) : missing()
})
