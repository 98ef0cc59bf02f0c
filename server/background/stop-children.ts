import { childQueue } from '@/domain/files/child-queue'

/** Milliseconds that the processes get to end. */
const graceTime = 3_000

/** Stops the processes that read files. Waiting files are refused, so that their senders learn it. */
export function stopChildren() {
  childQueue().stop(graceTime)
}
