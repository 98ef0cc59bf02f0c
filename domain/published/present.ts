import { sharedMoment } from '@/db/connection'

/** The present for readers, of a moment (UTC ms) by the clock of this machine: the same on all machines, whose clocks differ. */
export function presentFor(now: number): number {
  return sharedMoment(now)
}
