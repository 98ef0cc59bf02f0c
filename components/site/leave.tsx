import type { Frame } from './frame'
import { helpWords } from './words/help'
import { say } from './words/say'

/** The quick way off a page that somebody may not be free to read, always in sight, and what it cannot undo. */
export function Leave({ frame }: { frame: Frame }) {
  const words = say(frame, helpWords)
  return (
    <aside className="leaving" aria-label={words.leave}>
      <a className="leave" href={frame.site.leaveTo} rel="noreferrer">
        {words.leave}
      </a>
      <p>{words.leaves}</p>
    </aside>
  )
}
