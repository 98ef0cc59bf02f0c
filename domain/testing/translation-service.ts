import type { Actor } from '@/domain/staff/actor'
import { nameTranslationService } from '@/domain/site/machine-translation'

/** Names a service that runs for a test on this machine, as an admin does in Settings. `more`: what is typed otherwise. */
export function nameService(admin: Actor, service: { address: string }, now: number, more: object = {}) {
  const typed = { address: service.address, key: 'a secret key', isNear: true, forgetKey: false, ...more }
  return nameTranslationService(admin, typed, now)
}
