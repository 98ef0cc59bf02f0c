import { childQueue } from '@/domain/files/child-queue'

/** Milliseconds. */
const graceTime = 3_000

/** Refuses waiting files, so that their senders learn it. */
export function stopChildren() {
  childQueue().stop(graceTime)
}
