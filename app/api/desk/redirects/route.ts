import { deskRoute } from '@/auth/guard'
import { importRedirects, mostBytes, planImport, type ImportLine } from '@/domain/redirect-import'
import { allRedirects } from '@/domain/redirects'
import { csvLine, csvMark } from '@/lib/csv'
import { done, refused } from '@/lib/result'

/** Every redirect, to be taken elsewhere as CSV: what an import reads. */
export const GET = deskRoute(async (actor) => {
  const lines = (await allRedirects(actor)).map(({ source, target }) => csvLine([source, target]))
  return new Response(csvMark + csvLine(['source', 'target']) + lines.join(''), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="redirects.csv"',
      'cache-control': 'no-store',
    },
  })
})

/** A CSV file as it is: what would come of it, or with `?write=yes` what came. Of thousands of lines, some are shown. */
export const POST = deskRoute(async (actor, request) => {
  const text = await textOf(request)
  if (text === undefined) return refused('The file is larger than 5 MB. Divide it.', 'csv')
  const isWritten = new URL(request.url).searchParams.get('write') === 'yes'
  const report = await (isWritten ? importRedirects : planImport)(actor, text, Date.now())
  if (!report.ok) return report
  const { lines, counts, origin } = report.value
  const shown = (is: ImportLine['is'], most: number) => lines.filter((line) => line.is === is).slice(0, most)
  return done({ counts, origin, lines: [...shown('refused', 200), ...shown('added', 50), ...shown('same', 10)] })
})

/** The body as text, read no further than a file may be long. */
async function textOf(request: Request) {
  const decoder = new TextDecoder()
  const reader = request.body?.getReader()
  let [text, bytes] = ['', 0]
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.length
    if (bytes > mostBytes) {
      await reader?.cancel()
      return undefined
    }
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}
