import type { ImportReport } from '@/domain/redirect-import'
import { refused, type Result } from '@/lib/result'

export type Answer = Result<ImportReport>

/** Sends a file or pasted lines to be tried or written. Failures are sentences; what was chosen is still there. */
export async function sendCsv(csv: File | string, what: 'try' | 'write'): Promise<Answer> {
  try {
    const address = `/api/desk/redirects${what === 'write' ? '?write=yes' : ''}`
    const answer = await fetch(address, { method: 'POST', body: csv, headers: { 'content-type': 'text/csv' } })
    const body = (await answer.json()) as { value: ImportReport } & Extract<Answer, { ok: false }>
    return answer.ok ? { ok: true, value: body.value } : { ok: false, problems: body.problems }
  } catch {
    return refused('Not sent: no answer came from the server. Check the connection and try again.')
  }
}
