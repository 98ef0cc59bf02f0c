import type { Item } from '@/domain/published/item'
import { langOf } from './frame'
import { fileFacts, fileLabel } from './publication-teaser'
import { readingPath } from './reading-page'

/** The documents of an entry, with what a reader on a slow line wants to know first, and what a librarian wants last. */
export function FileList({ item }: { item: Item }) {
  if (item.files.length === 0) return null
  return (
    <section className="mt-8 max-w-text">
      <h2 className="rule label pt-2 pb-2">{item.files.length === 1 ? 'Document' : 'Documents'}</h2>
      <ul className="hairs">
        {item.files.map((file) => (
          <li key={file.id} className="py-3">
            <a
              className="small-heading"
              href={`/files/${file.id}/${file.name}`}
              lang={langOf(file.language ?? item.language)}
            >
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
            <details className="meta">
              <summary className="py-1">Checksum</summary>
              <p className="hash">SHA-256 {file.sha256}</p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
