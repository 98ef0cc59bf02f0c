import type { Thread } from '@/domain/review/comments'
import type { Comments } from './use-comments'

/** The comments that nobody has said to be dealt with, and the way to it. */
export type OpenComments = {
  threads: Thread[]
  openAt: (id: number) => void
  /** Asks for what others have said in the meantime. */
  reload: () => void
}

export function openCommentsOf({ threads, openAt }: Comments): OpenComments {
  return { threads: threads.open, openAt, reload: () => void threads.reload() }
}
