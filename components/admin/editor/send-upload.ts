import type { EditorUpload } from '@/domain/editing'
import { refused, type Result } from '@/lib/result'
import { answerOf, noAnswer } from './ask'

const largest = 100_000_000

/** What the browser offers to choose from; what a file really is, the server finds out. */
export const accepted = {
  picture: '.jpg,.jpeg,.png,.webp,.gif',
  document: '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv',
}

/** What came of it; `again` where the file may be right and only the way there was not. */
export type Sent = Result<EditorUpload> & { again?: boolean }

type Sending = {
  /** Gets the part that has left, 0 to 1: only XMLHttpRequest tells. */
  onProgress: (part: number) => void
  /** The id of the upload whose next version this is. */
  replaces?: string
}

/** Sends one file. */
export function sendUpload(file: File, { onProgress, replaces }: Sending): Promise<Sent> {
  if (file.size > largest)
    return Promise.resolve(refused(`${file.name} is larger than 100 MB, the most that can be kept.`))
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/desk/media${replaces ? `?replaces=${replaces}` : ''}`)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onload = () => {
      const again = request.status !== 200 && request.status !== 422
      resolve({ ...answerOf<EditorUpload>(request.status, request.response), again })
    }
    request.onerror = () => resolve({ ...refused(`${file.name} was not uploaded. ${noAnswer()}`), again: true })
    const form = new FormData()
    form.set('file', file)
    request.send(form)
  })
}
