import type { Item } from '@/domain/published/item'
import { isMailAddress } from '@/lib/contact'
import { titleOf } from './file-facts'
import type { Frame } from './frame'
import { siteName } from './named'
import { HeardTitle } from './parts'
import { fileWords } from './words/files'
import { say } from './words/say'

type Props = { frame: Frame; item: Item; file: Item['files'][number] }

/** Shows whether a file can be read with a screen reader; where nobody says that it can, the way to ask for one that is. */
export function Accessible({ frame, item, file }: Props) {
  const words = say(frame, fileWords)
  if (file.accessible) return <p className="meta">{words.accessible}</p>
  return (
    <p className="meta">
      {file.accessible === false && `${words.notAccessible} `}
      <Asking frame={frame} item={item} file={file} />
    </p>
  )
}

function Asking({ frame, item, file }: Props) {
  const { contact } = frame.site
  const about = file.title || item.title
  const words = say(frame, fileWords)
  if (!isMailAddress(contact)) return contact ? words.askAt(contact) : words.askWhom(siteName(frame).text)
  const mail = {
    subject: words.mailSubject(about),
    body: `${words.mailBody}\n${frame.origin}${item.path}\n`,
  }
  const query = Object.entries(mail).map(([field, text]) => `${field}=${encodeURIComponent(text.toWellFormed())}`)
  return (
    <a href={`mailto:${contact}?${query.join('&')}`} className="inline-block py-0.5">
      {words.ask}
      <HeardTitle frame={frame} {...titleOf(item, file)} around={words.askAbout} />
    </a>
  )
}
