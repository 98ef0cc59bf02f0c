import { failureOf } from '@/auth/guard'
import type { ReadOptions } from '@/domain/files/pdf/read'
import type { Result } from '@/lib/result'

type StreamedWork<T> = (how: { progressOptions?: ProgressOptions; signal: AbortSignal }) => Promise<Result<T>>
type ProgressOptions = Pick<ReadOptions, 'onProgress' | 'onWait'>

export async function answerInLines<T>(request: Request, work: StreamedWork<T>) {
  const aborter = new AbortController()
  request.signal.addEventListener('abort', () => aborter.abort())
  const { signal } = aborter
  if (!request.headers.get('accept')?.includes('application/x-ndjson')) return work({ signal })
  return streamLines(
    (tell) => work({ progressOptions: { onProgress: tell, onWait: (waits) => tell({ waits }) }, signal }),
    aborter,
  )
}

/** Answers with lines of JSON: progress, then `{ value }` or `{ problems }`; `again`: sending again may help. */
async function streamLines<T>(work: (tell: (line: object) => void) => Promise<Result<T>>, aborter: AbortController) {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, undefined, {
    highWaterMark: 1e6,
  })
  const writer = writable.getWriter()
  writer.closed.catch(() => aborter.abort())
  const put = (line: object) => void writer.write(new TextEncoder().encode(`${JSON.stringify(line)}\n`)).catch(() => {})
  let result!: Promise<Result<T>>
  const isStreaming = await new Promise<boolean>((decide) => {
    result = work((line) => {
      put(line)
      decide(true)
    })
    result.then(
      () => decide(false),
      () => decide(false),
    )
  })
  if (!isStreaming) return result
  void result
    .then(({ ok: _, ...answer }) => put(answer))
    .catch((error) => put({ problems: failureOf(error).refused.problems, again: true }))
    .then(() => writer.close())
    .catch(() => {})
  // Compression would delay lines.
  const headers = { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store, no-transform' }
  return new Response(readable, { headers })
}
