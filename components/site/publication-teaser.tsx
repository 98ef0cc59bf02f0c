import type { LibraryItem } from '@/domain/published/library'
import type { Teaser } from '@/domain/published/posts'
import { fileAddress } from '@/lib/file-address'
import { formatNames } from '@/lib/format-names'
import { fileSize } from '@/lib/html'
import { languageNames } from '@/lib/languages'
import { partialDate } from '@/lib/time'
import { Cover } from './cover'
import { langOf, type Frame } from './frame'
import { PageHits } from './page-hits'
import { counted } from './parts'
import { typeName } from './words/entry'

type TeaserProps = { frame: Frame; item: Teaser; files?: LibraryItem['files']; hits?: LibraryItem['hits'] }

/** A publication in a list: cover, title, what it is, and its files and the pages that were found where they are known. */
export function PublicationTeaser({ frame, item, files = [], hits }: TeaserProps) {
  const places = item.countries.map(({ name }) => name).join(', ')
  const facts = [typeName(item.publicationType), item.publishedOn && partialDate(item.publishedOn), places]
  return (
    <article className="flex items-start gap-4">
      <a href={item.path} tabIndex={-1} aria-hidden="true" className="w-24 shrink-0">
        <Cover frame={frame} item={item} width={6} />
      </a>
      <div className="min-w-0">
        <h3 className="small-heading" lang={langOf(frame, item.language)}>
          <a href={item.path}>{item.title}</a>
        </h3>
        <p className="meta mt-1">{facts.filter(Boolean).join(' · ')}</p>
        {files.map((file) => (
          <p key={file.id} className="meta mt-1">
            <a href={fileAddress(file)} className="inline-block py-1">
              {fileLabel(file, item)}
            </a>{' '}
            {fileFacts(file)}
          </p>
        ))}
        {hits && <PageHits frame={frame} item={{ ...item, files, hits }} />}
      </div>
    </article>
  )
}

type FileFacts = Pick<LibraryItem['files'][number], 'type' | 'bytes' | 'pages' | 'language'>

export function fileLabel(file: FileFacts, item: Teaser) {
  return `${formatNames[file.type]}, ${languageNames[file.language ?? item.language].english}`
}

export function fileFacts({ bytes, pages }: FileFacts) {
  return [fileSize(bytes), pages && counted(pages, 'page')].filter(Boolean).join(' · ')
}
