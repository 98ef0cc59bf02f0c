import type { Item } from '@/domain/published/item'
import { fileAddress } from '@/lib/file-address'
import { Accessible } from './accessible'
import { FileVersions } from './file-versions'
import { langOf, type Frame } from './frame'
import { fileFacts, fileLabel } from './publication-teaser'
import { readingPath } from './reading-page'

/** The documents of an entry, with what a reader on a slow line wants to know first, and what a librarian wants last. */
export function FileList({ frame, item }: { frame: Frame; item: Item }) {
  if (item.files.length === 0) return null
  return (
    <section className="mt-8 max-w-text">
      <h2 className="rule label pt-2 pb-2">{item.files.length === 1 ? 'Document' : 'Documents'}</h2>
      <ul className="hairs">
        {item.files.map((file) => (
          <li key={file.id} className="py-3">
            <a className="small-heading" href={fileAddress(file)} lang={langOf(frame, file.language ?? item.language)}>
              {file.title || item.title}
            </a>
            <p className="meta">
              {fileLabel(file, item)} · {fileFacts(file)}
            </p>
            {file.readable && item.kind === 'publication' && (
              <p className="meta">
                <a
                  className="inline-block py-1"
                  href={readingPath(item, file)}
                  aria-label={`Read as text: ${file.title || item.title}`}
                >
                  Read as text
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
