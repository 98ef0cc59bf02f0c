import { childQueue } from '@/domain/files/child-queue'

/** The time (ms) that files that are being read when the server stops have left. */
const grace = 3_000

/** When the server begins to stop: files that wait are refused, so that their senders hear it, and no process outlives this one. */
export function stopChildren() {
  childQueue().stop(grace)
}
