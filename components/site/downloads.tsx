import type { Item } from '@/domain/published/item'
import { fileAddress } from '@/lib/file-address'
import { formatName } from '@/lib/file-words'
import { fileSize } from '@/lib/html'
import { fileLabel, titleOf } from './file-facts'
import type { Frame } from './frame'
import { HeardTitle } from './parts'

/** The number of ways that stand right under a title: more would only push the summary away, and all are in the list of files. */
const maxUnderTitle = 3

/** The files of a publication as buttons under its title, on a phone, where their list stands a screen or two further down. */
export function Downloads({ frame, item }: { frame: Frame; item: Item }) {
  if (item.files.length === 0) return null
  const isOne = item.files.length === 1
  return (
    <p className="downloads md:hidden unprinted">
      {item.files.slice(0, maxUnderTitle).map((file) => (
        <a key={file.id} className="button" href={fileAddress(file)}>
          {isOne ? formatName(file.type, frame.language) : fileLabel(frame, file, item)} ·{' '}
          {fileSize(file.bytes, frame.language)}
          {!isOne && <HeardTitle frame={frame} {...titleOf(item, file)} />}
        </a>
      ))}
    </p>
  )
}
