import { deskRoute } from '@/auth/guard'
import { historyHead, historyLine, jsonLine } from '@/app/(desk)/admin/history/history-export'
import { historyAddress, historyFilter } from '@/app/(desk)/admin/history/history-filters'
import { permit } from '@/domain/staff/actor'
import { eachAct } from '@/domain/desk/history'
import { siteSettings } from '@/domain/published/site'
import { csvMark } from '@/lib/formats/csv'

/** The site's history, filtered like its page: as CSV, or with `as=json` a line of JSON for each act. */
export const GET = deskRoute(async (actor, request) => {
  permit(actor, 'readHistory')
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { zone } = await siteSettings()
  const portions = eachAct(actor, historyFilter(historyAddress.read(query), zone))
  const isJson = query.as === 'json'
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (!isJson) controller.enqueue(encoder.encode(csvMark + historyHead))
    },
    async pull(controller) {
      const { value, done } = await portions.next()
      if (done) return controller.close()
      controller.enqueue(encoder.encode(value.map((act) => (isJson ? jsonLine(act) : historyLine(act, zone))).join('')))
    },
    async cancel() {
      await portions.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': isJson ? 'application/x-ndjson; charset=utf-8' : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="history.${isJson ? 'jsonl' : 'csv'}"`,
      'cache-control': 'no-store',
    },
  })
})
