import { refused, type Result } from '@/lib/result'

/** Sends a file or pasted lines to be tried or written. Failures are sentences; what was chosen is still there. */
export async function sendList<Report>(
  address: string,
  list: File | string,
  what: 'try' | 'write',
): Promise<Result<Report>> {
  try {
    const url = `${address}${what === 'write' ? '?write=yes' : ''}`
    const answer = await fetch(url, { method: 'POST', body: list, headers: { 'content-type': 'text/plain' } })
    const body = (await answer.json()) as { value: Report } & Extract<Result, { ok: false }>
    return answer.ok ? { ok: true, value: body.value } : { ok: false, problems: body.problems }
  } catch {
    return refused('Not sent: no answer came from the server. Check the connection and try again.')
  }
}
