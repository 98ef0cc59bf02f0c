import type { Frame } from './frame'
import { helpWords } from './words/help'
import { say } from './words/say'

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
