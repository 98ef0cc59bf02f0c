import type { Networks } from '@/lib/web/client-address'
import { requestAddress } from './address'
import { clientOf } from './asker'
import { answerPlainly } from './plain'
import type { Step } from './step'

const elsewhere: [string, string] = [
  'The desk is not open from this network',
  'It can only be used from some networks. If you work here, use the network of your office, or its VPN.',
]

/** Explains the refusal: these addresses are not secret, and travelling staff need the reason. */
export function deskNetworks(allowed?: Networks): Step {
  return (req, res, next) => {
    const isOpen = !allowed || requestAddress(req)!.area !== 'desk' || allowed(clientOf(req))
    return isOpen ? next() : answerPlainly(req, res, 403, { words: elsewhere })
  }
}
