import type { Item } from '@/domain/published/item'
import { isMailAddress } from '@/lib/web/contact'
import { fileAddress } from '@/lib/web/file-address'
import { fileFacts, fileLabel, titleOf } from './file-facts'
import { FileVersions } from './file-versions'
import { langOf, type Frame } from './frame'
import { siteName } from './named'
import { HeardTitle } from './parts'
import { readingPath } from '@/lib/web/reading-path'
import { fileWords } from './words/files'
import { say } from './words/say'

/** The documents of an entry, with what a reader on a slow line wants to know first, and what a librarian wants last. */
export function FileList({ frame, item }: { frame: Frame; item: Item }) {
  if (item.files.length === 0) return null
  const words = say(frame, fileWords)
  return (
    <section id="documents" className="mt-8 max-w-text">
      <h2 className="rule label pt-2 pb-2">{words.documents(item.files.length)}</h2>
      <ul className="hairs">
        {item.files.map((file) => (
          <li key={file.id} className="py-3">
            <a className="small-heading" href={fileAddress(file)} lang={langOf(frame, file.language ?? item.language)}>
              {file.title || item.title}
            </a>
            <p className="meta">
              {fileLabel(frame, file, item)} · {fileFacts(frame, file)}
            </p>
            {file.readable && item.kind === 'publication' && (
              <p className="meta">
                <a className="inline-block py-1" href={readingPath(item, file)}>
                  {words.asText}
                  <HeardTitle frame={frame} {...titleOf(item, file)} />
                </a>
              </p>
            )}
            <Accessible frame={frame} item={item} file={file} />
            <FileVersions frame={frame} item={item} file={file} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type AccessibleProps = { frame: Frame; item: Item; file: Item['files'][number] }

/** Shows whether a file can be read with a screen reader; where nobody says that it can, the way to ask for one that is. */
function Accessible({ frame, item, file }: AccessibleProps) {
  const words = say(frame, fileWords)
  if (file.accessible) return <p className="meta">{words.accessible}</p>
  return (
    <p className="meta">
      {file.accessible === false && `${words.notAccessible} `}
      <Asking frame={frame} item={item} file={file} />
    </p>
  )
}

function Asking({ frame, item, file }: AccessibleProps) {
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
