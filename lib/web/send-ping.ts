import { env } from '../process/env'

/** Milliseconds. */
const pingTimeout = 15_000

/** POSTs JSON to INDEXNOW_URL and returns the status. Throws without a response. */
export async function sendPing(ping: unknown, endpoint = env().indexNowUrl): Promise<number> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(ping),
    redirect: 'error',
    signal: AbortSignal.timeout(pingTimeout),
  })
  await answer.body?.cancel()
  return answer.status
}
