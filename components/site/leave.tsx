import { messagesIn } from '@/lib/messages/messages'
import type { Frame } from './frame'

export function LeaveLink({ frame }: { frame: Frame }) {
  const words = messagesIn(frame.language).help
  return (
    <aside className="leaving" aria-label={words.leave}>
      <a className="leave" href={frame.site.leaveTo} rel="noreferrer">
        {words.leave}
      </a>
      <p>{words.leaves}</p>
    </aside>
  )
}
