import send from 'send'
import { fontFiles } from '@/lib/languages/fonts.mjs'
import { requestAddress } from '../front-door/address'
import { barePolicy } from '../front-door/headers'
import { answerPlainly } from '../front-door/plain'
import { ifReading, type Step } from '../front-door/step'

const year = 31_536_000_000

/** Sends fonts for scripts that many devices lack. Addresses name the version, so the bytes never change. */
export function serveFonts(root: string): Step {
  const files = new Map(fontFiles.map(({ address, file }) => [address, file]))
  return ifReading((req, res, next) => {
    const file = files.get(requestAddress(req)!.path)
    if (!file) return next()
    res.setHeader('content-type', 'font/woff2')
    res.setHeader('content-security-policy', barePolicy)
    send(req, `/${file}`, { root, acceptRanges: false, index: false, maxAge: year, immutable: true })
      .on('error', () => answerPlainly(req, res, 404))
      .pipe(res)
  })
}
