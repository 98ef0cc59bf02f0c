import { requestAddress } from '../front-door/address'
import { sendStoredFile, fileRequestAt, type FileRequest } from './files'
import { type FileToSend } from './file-to-send'
import { isProgram } from './programs'
import { ifReading, type Step } from '../front-door/step'
import type { FindStored } from './withhold'

/** The dependencies of previews. `now` is UTC ms. */
export type PreviewDeps = {
  opens: (token: string, now: number) => Promise<boolean>
  findFile: (token: string, request: FileRequest, now: number) => Promise<FileToSend | undefined>
  findStored: FindStored
}

/** Headers that leave no copy of a draft, and no trace of its address on other sites. */
export const previewHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
}

/** Shows drafts and their files by link. Anything else continues as an unknown address, byte for byte. */
export function servePreview(
  { opens, findFile, findStored }: PreviewDeps,
  page: Step,
  now: () => number = Date.now,
): Step {
  return ifReading(async (req, res, next) => {
    const { area, path } = requestAddress(req)!
    // Messengers would keep the title and words of a draft.
    if (area !== 'preview' || isProgram(req)) return next()
    const [, , token = '', ...more] = path.split('/')
    if (more.length === 0) return (await opens(token, now())) ? page(req, res, next) : next()
    const request = fileRequestAt(`/${more.join('/')}`)
    const file = request && (await findFile(token, request, now()))
    const stored = file && (await findStored(file))
    return stored ? sendStoredFile(req, res, { file, stored, over: previewHeaders }, next) : next()
  })
}
