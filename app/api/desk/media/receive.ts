import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { refused, type Result } from '@/lib/result'

type StoreFile<T> = (file: { source: Readable; name: string }) => Promise<Result<T>>

const uploadCutShort = 'The upload was cut short. Nothing was kept: try again.'

/** Streams the one file of a multipart form to `store`. An aborted form makes the stream fail. */
export async function receiveUpload<T>(request: Request, store: StoreFile<T>): Promise<Result<T>> {
  if (!request.body || !/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? ''))
    return refused('Send the file as a form.')
  const form = busboy({
    headers: Object.fromEntries(request.headers),
    defParamCharset: 'utf8', // file names are sent in UTF-8
    limits: { files: 1, fields: 0, parts: 2 },
  })
  let stored: Promise<Result<T>> | undefined
  let more = false
  form.once('file', (_, file, { filename }) => {
    const name = filename?.replaceAll('\0', '').slice(0, 300) || 'file'
    file.on('error', () => {}) // it may fail before it is read; the reader gets the error
    stored = store({ source: Readable.from(untilWhole(file, () => alone)), name })
    // A refused or unread file must still be read, or the form never ends. The result is awaited below.
    stored.catch(() => {}).finally(() => file.resume())
  })
  for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) form.on(limit, () => (more = true))
  const whole = pipeline(Readable.fromWeb(request.body as ReadableStream), form)
  const alone = whole.then(() => {
    if (more) throw new Error('more than one part')
  })
  const failed = await alone.then(
    () => false,
    () => true,
  )
  const result = await stored
  if (more) return refused('Send one file at a time.')
  if (failed && result?.ok !== false) return refused(uploadCutShort)
  return result ?? refused('No file came with the form.')
}

async function* untilWhole(file: Readable, whole: () => Promise<void>) {
  for await (const chunk of file.iterator({ destroyOnReturn: false })) yield chunk
  await whole()
}
