import { deskRoute } from '@/auth/guard'
import { importRedirects, planImport, type ImportLine } from '@/domain/addresses/redirect-import'
import { allRedirects } from '@/domain/addresses/redirects'
import { csvLine, csvMark } from '@/lib/formats/csv'
import { done } from '@/lib/result'
import { requestText } from '../text-of'
import { attachmentResponse } from '../attachment'

export const GET = deskRoute(async (actor) => {
  const lines = (await allRedirects(actor)).map(({ source, target }) => csvLine([source, target]))
  return attachmentResponse('redirects.csv', csvMark + csvLine(['source', 'target']) + lines.join(''))
})

/** Imports redirects with `?write=yes`, or only reports. The response lists only some of thousands. */
export const POST = deskRoute(async (actor, request, _, now) => {
  const text = await requestText(request)
  if (!text.ok) return text
  const isWritten = new URL(request.url).searchParams.get('write') === 'yes'
  const report = await (isWritten ? importRedirects : planImport)(actor, text.value, now)
  if (!report.ok) return report
  const { lines, counts, origin } = report.value
  const firstLines = (is: ImportLine['is'], max: number) => lines.filter((line) => line.is === is).slice(0, max)
  return done({
    counts,
    origin,
    lines: [...firstLines('refused', 200), ...firstLines('added', 50), ...firstLines('same', 10)],
  })
})
