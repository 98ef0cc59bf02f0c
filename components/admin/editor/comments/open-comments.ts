import type { Thread } from '@/domain/review/comments'
import type { Comments } from './use-comments'

export type OpenComments = {
  threads: Thread[]
  openAt: (id: number) => void
  reload: () => void
}

export function openCommentsOf({ threads, openAt }: Comments): OpenComments {
  return { threads: threads.open, openAt, reload: () => void threads.reload() }
}
