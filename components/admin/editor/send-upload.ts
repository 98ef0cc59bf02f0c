import type { EditorUpload } from '@/domain/writing/editing'
import { refused, type Result } from '@/lib/result'
import type { DocumentFacts } from './documents/document-facts'
import { resultOfAnswer, noAnswerRefusal } from '@/components/ui/use-ask'

const megabyte = 1_000_000
const maxBytes = 100 * megabyte

/** The types that the browser's file dialog offers. The server finds out what a file really is. */
export const acceptedTypes = {
  picture: '.jpg,.jpeg,.png,.webp,.gif',
  document: '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.mp3,.m4a,.ogg,.opus,.mp4,.webm',
}

type StoredUpload = EditorUpload & { visibleProperties?: DocumentFacts }

/** The result of an upload. `again`: a new try may succeed; `existing`: the file is already stored. */
export type UploadResult<T = StoredUpload> = Result<T> & {
  again?: boolean
  /** The server was not reached: a later try may succeed by itself. */
  broken?: boolean
  existing?: EditorUpload
}

export const uploadUrl = '/api/desk/media'
export const keepBothUrl = `${uploadUrl}?keep=both`
export const nextVersionUrl = (id: string) => `${uploadUrl}?replaces=${id}`
export const versionsUrl = (id: string) => `${uploadUrl}/${id}/versions`

/** The progress of an upload. `part`: sent bytes, 0 to 1; `waits`: others come first; `read`, `of`: pages of a PDF. */
export type Progress = { part: number; waits?: boolean; read?: number; of?: number }

/** Uploads by XMLHttpRequest: `fetch` reports no progress. While a PDF is read, the response comes in lines. */
export function sendUpload<T = StoredUpload>(
  file: File,
  onProgress: (progress: Progress) => void,
  to: string = uploadUrl,
  max = maxBytes,
): Promise<UploadResult<T>> {
  if (file.size > max) {
    const limit = `${(max / megabyte).toLocaleString('en')} MB`
    return Promise.resolve(refused(`${file.name} is larger than ${limit}, the most that can be kept.`))
  }
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', to)
    request.setRequestHeader('accept', 'application/x-ndjson, application/json')
    request.upload.onprogress = ({ loaded, total }) => onProgress({ part: total ? loaded / total : 0 })
    request.onprogress = () => {
      const line = lastLine(request.responseText.slice(0, request.responseText.lastIndexOf('\n') + 1)) ?? {}
      const { read, of, waits } = line
      if (read || waits !== undefined) onProgress({ part: 1, read, of, waits })
    }
    request.onload = () => {
      const answer = lastLine(request.responseText)
      const status = request.status === 200 && answer?.problems ? 422 : request.status
      const again = (status !== 200 && status !== 422) || answer?.again
      resolve({ ...resultOfAnswer<T>(status, answer), again, broken: status >= 502, existing: answer?.existing })
    }
    const onBroken = () =>
      resolve({ ...refused(`${file.name} was not uploaded. ${noAnswerRefusal()}`), again: true, broken: true })
    request.onerror = onBroken
    request.onabort = onBroken
    const form = new FormData()
    form.set('file', file)
    request.send(form)
  })
}

type AnswerLine = Partial<Progress> & Pick<UploadResult, 'again' | 'existing'> & { value?: unknown; problems?: unknown }

function lastLine(text: string): AnswerLine | undefined {
  try {
    return JSON.parse(text.trimEnd().split('\n').at(-1)!) as AnswerLine
  } catch {
    return undefined
  }
}
