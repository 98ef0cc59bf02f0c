import { sharedMoment } from '@/db/connection'

/** Returns one moment (UTC ms) for all machines, whose clocks differ. */
export function presentFor(now: number): number {
  return sharedMoment(now)
}
