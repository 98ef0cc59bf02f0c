import type { Item } from '@/domain/published/item'
import { isMailAddress } from './contact'
import type { Frame } from './frame'

type Props = { frame: Frame; item: Item; file: Item['files'][number] }

/** Whether a file can be read with a screen reader; where nobody says that it can, the way to ask for one that is. */
export function Accessible({ frame, item, file }: Props) {
  if (file.accessible) return <p className="meta">Can be read with a screen reader</p>
  return (
    <p className="meta">
      {file.accessible === false && 'Cannot be read with a screen reader. '}
      <Asking frame={frame} about={file.title || item.title} path={item.path} />
    </p>
  )
}

function Asking({ frame, about, path }: { frame: Frame; about: string; path: string }) {
  const { contact, name } = frame.site
  if (!isMailAddress(contact))
    return contact ? `Ask for an accessible format: ${contact}` : `Ask ${name} for an accessible format.`
  const mail = {
    subject: `Accessible format of “${about}”`,
    body: `I would like to have this document in an accessible format:\n${frame.origin}${path}\n`,
  }
  const query = Object.entries(mail).map(([field, text]) => `${field}=${encodeURIComponent(text.toWellFormed())}`)
  return (
    <a href={`mailto:${contact}?${query.join('&')}`} className="inline-block py-0.5">
      Ask for an accessible format<span className="out"> of “{about}”</span>
    </a>
  )
}
