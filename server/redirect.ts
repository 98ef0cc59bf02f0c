import { addressOf, pageAddress } from './address'
import { barePolicy } from './headers'
import { whenReading, type Step } from './step'

/**
 * Sends every other spelling of an address to the one it has, in one hop, with its query.
 * @param movedTo where the page at an address says that it went, so that an old address in an old spelling is one hop too
 */
export function redirect(movedTo: (pageAddress: string) => Promise<string | undefined>): Step {
  return whenReading(async (req, res, next) => {
    const address = addressOf(req)!
    if (address.path === address.sent) return next()

    const moved = address.area === 'site' ? await movedTo(pageAddress(address)) : undefined
    res.writeHead(301, {
      location: moved ?? address.path + address.query,
      'cache-control': 'public, no-cache',
      'content-security-policy': barePolicy,
      'content-length': 0,
    })
    res.end()
  })
}
