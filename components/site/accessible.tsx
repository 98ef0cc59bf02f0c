import type { Item } from '@/domain/published/item'
import { isMailAddress } from './contact'
import type { Frame } from './frame'
import { siteName } from './named'
import { fileWords } from './words/files'
import { say } from './words/say'

type Props = { frame: Frame; item: Item; file: Item['files'][number] }

/** Whether a file can be read with a screen reader; where nobody says that it can, the way to ask for one that is. */
export function Accessible({ frame, item, file }: Props) {
  const words = say(frame, fileWords)
  if (file.accessible) return <p className="meta">{words.accessible}</p>
  return (
    <p className="meta">
      {file.accessible === false && `${words.notAccessible} `}
      <Asking frame={frame} about={file.title || item.title} path={item.path} />
    </p>
  )
}

function Asking({ frame, about, path }: { frame: Frame; about: string; path: string }) {
  const { contact } = frame.site
  const words = say(frame, fileWords)
  if (!isMailAddress(contact)) return contact ? words.askAt(contact) : words.askWhom(siteName(frame).text)
  const mail = {
    subject: words.mailSubject(about),
    body: `${words.mailBody}\n${frame.origin}${path}\n`,
  }
  const query = Object.entries(mail).map(([field, text]) => `${field}=${encodeURIComponent(text.toWellFormed())}`)
  return (
    <a href={`mailto:${contact}?${query.join('&')}`} className="inline-block py-0.5">
      {words.ask}
      <span className="out">{words.askAbout(about)}</span>
    </a>
  )
}
