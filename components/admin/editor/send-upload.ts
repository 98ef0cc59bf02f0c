import type { EditorUpload } from '@/domain/editing'
import { refused, type Result } from '@/lib/result'
import { answerOf, noAnswer } from './ask'

const largest = 100_000_000

/** What the browser offers to choose from; what a file really is, the server finds out. */
export const accepted = {
  picture: '.jpg,.jpeg,.png,.webp,.gif',
  document: '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv',
}

/** What came of it; `again` where the file may be right and only the way there was not; `existing` is the same file, here already. */
export type Sent<T = EditorUpload> = Result<T> & {
  again?: boolean
  /** Nobody answered who could have: it may work by itself in a while. */
  broken?: boolean
  existing?: EditorUpload
}

/**
 * Where a file is sent to: among the uploads, also beside one that is the same; as the next version of another, in one
 * text or in all that use it.
 */
export const library = '/api/desk/media'
export const keepingBoth = `${library}?keep=both`
export const nextOf = (id: string) => `${library}?replaces=${id}`
export const inPlaceOf = (id: string) => `${library}/${id}/versions`

/** Sends one file. `onProgress` gets the part that has left, 0 to 1: only XMLHttpRequest tells. */
export function sendUpload<T = EditorUpload>(
  file: File,
  onProgress: (part: number) => void,
  to: string = library,
): Promise<Sent<T>> {
  if (file.size > largest)
    return Promise.resolve(refused(`${file.name} is larger than 100 MB, the most that can be kept.`))
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', to)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onload = () => {
      const again = request.status !== 200 && request.status !== 422
      const { existing } = (request.response ?? {}) as { existing?: EditorUpload }
      resolve({ ...answerOf<T>(request.status, request.response), again, broken: request.status >= 502, existing })
    }
    request.onerror = () =>
      resolve({ ...refused(`${file.name} was not uploaded. ${noAnswer()}`), again: true, broken: true })
    const form = new FormData()
    form.set('file', file)
    request.send(form)
  })
}
