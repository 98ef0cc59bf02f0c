import { oldQueryAt } from '@/lib/old-query'
import { addressOf, pageAddress } from './address'
import { barePolicy } from './headers'
import { whenReading, type Step } from './step'

/** Where an address of the old kind (`/?p=12`) leads at a moment (UTC ms). */
export type FindOld = (old: { source: string; now: number }) => Promise<string | undefined>

type Redirects = {
  /** Where the page at an address says that it went, so that an old address in an old spelling is one hop too. */
  movedTo: (pageAddress: string) => Promise<string | undefined>
  findOld: FindOld
  now?: () => number
}

/**
 * Sends every other spelling of an address to the one it has, in one hop, with its query; and what WordPress named by a
 * query at its front page to where it is now. Any other query there is one of the front page, which knows none.
 */
export function redirect({ movedTo, findOld, now = Date.now }: Redirects): Step {
  return whenReading(async (req, res, next) => {
    const address = addressOf(req)!
    const old = oldQueryAt(address.path, address.query)
    const found = old && (await findOld({ source: old, now: now() }))
    if (!found && address.path === address.sent) return next()

    const moved = found ?? (address.area === 'site' ? await movedTo(pageAddress(address)) : undefined)
    res.writeHead(301, {
      location: moved ?? address.path + address.query,
      'cache-control': 'public, no-cache',
      'content-security-policy': barePolicy,
      'content-length': 0,
    })
    res.end()
  })
}
