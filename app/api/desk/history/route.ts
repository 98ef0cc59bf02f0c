import { deskRoute } from '@/auth/guard'
import { queryOf } from '@/auth/parse'
import {
  historyCsvHead,
  historyCsvLine,
  jsonLine,
  historyAddress,
  historyFilter,
} from '@/app/(desk)/admin/history/history-filters'
import { permit } from '@/domain/staff/actor'
import { eachAct } from '@/domain/desk/history'
import { siteSettings } from '@/domain/published/site'
import { csvMark } from '@/lib/formats/csv'
import { attachmentResponse } from '../attachment'

export const GET = deskRoute(async (actor, request) => {
  permit(actor, 'readHistory')
  const query = queryOf(request)
  const { zone } = await siteSettings()
  const portions = eachAct(actor, historyFilter(historyAddress.read(query), zone))
  const isJson = query.as === 'json'
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (!isJson) controller.enqueue(encoder.encode(csvMark + historyCsvHead))
    },
    async pull(controller) {
      const { value, done } = await portions.next()
      if (done) return controller.close()
      controller.enqueue(
        encoder.encode(value.map((act) => (isJson ? jsonLine(act) : historyCsvLine(act, zone))).join('')),
      )
    },
    async cancel() {
      await portions.return(undefined)
    },
  })
  return attachmentResponse(`history.${isJson ? 'jsonl' : 'csv'}`, body)
})
