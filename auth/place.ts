import type { PlaceFor } from '@/domain/staff/session-places'
import { deviceName } from './device-name'
import { keyedHash, keyFor } from './keys'
import { placeNetworkOf } from './network'

/** Returns where a request comes from, for the sessions of a person. The front door alone writes the address. */
export function placeForHeaders(headers: { get(name: string): string | null }): PlaceFor {
  const network = placeNetworkOf(headers.get('x-forwarded-for') ?? '')
  const device = deviceName(headers.get('user-agent') ?? '')
  return (staffId) => ({ device, network: keyedHash(keyFor('session network'), `${staffId} ${network}`) })
}
