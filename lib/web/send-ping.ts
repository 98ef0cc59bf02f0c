import { env } from '../process/env'

/** Longest time (ms) to wait for an answer. */
const patience = 15_000

/** Sends what search engines are told to INDEXNOW_URL, as JSON; answers with the status. Throws where nothing answers. */
export async function sendPing(ping: unknown, endpoint = env().indexNowUrl): Promise<number> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(ping),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  })
  await answer.body?.cancel()
  return answer.status
}
