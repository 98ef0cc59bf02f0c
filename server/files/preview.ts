import { requestAddress } from '../front-door/address'
import { sendOr, fileRequestAt, type FileRequest } from './files'
import { type FileToSend } from './file-to-send'
import { isProgram } from './programs'
import { whenReading, type Step } from '../front-door/step'
import type { FindStored } from './withhold'

/** Previews: whether the token of a preview link opens at a moment (UTC ms), and the uploads of the draft behind it. */
export type Previews = {
  opens: (token: string, now: number) => Promise<boolean>
  findFile: (token: string, request: FileRequest, now: number) => Promise<FileToSend | undefined>
  findStored: FindStored
}

/** The headers of every answer behind a preview link: no copy anywhere, no trace of the address elsewhere. */
export const previewHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
}

/**
 * Shows a draft and its files to whoever has a link that opens. Anything else under /preview goes on, to be answered
 * like every unknown address, byte for byte.
 */
export function preview({ opens, findFile, findStored }: Previews, page: Step, now: () => number = Date.now): Step {
  return whenReading(async (req, res, next) => {
    const { area, path } = requestAddress(req)!
    // Messengers fetch what is pasted into them and keep its title and words: a draft is not theirs to keep.
    if (area !== 'preview' || isProgram(req)) return next()
    const [, , token = '', ...more] = path.split('/')
    if (more.length === 0) return (await opens(token, now())) ? page(req, res, next) : next()
    const request = fileRequestAt(`/${more.join('/')}`)
    const file = request && (await findFile(token, request, now()))
    const stored = file && (await findStored(file))
    return stored ? sendOr(req, res, { file, stored, over: previewHeaders }, next) : next()
  })
}
