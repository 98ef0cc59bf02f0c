import Link from 'next/link'
import type { LibraryRow } from '@/domain/files/media-library'
import { Thumbnail } from '@/components/admin/media/thumbnail'
import { factsOf, lackingOf } from '@/components/admin/media/upload-words'

export function UploadGrid({ uploads }: { uploads: LibraryRow[] }) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]">
      {uploads.map((upload) => (
        <li key={upload.id} className="min-w-0">
          <Link
            href={`/admin/media/${upload.id}`}
            prefetch={false}
            className="group block text-ink no-underline hover:text-accent"
          >
            <Thumbnail
              upload={upload}
              className="aspect-[4/3] w-full outline-1 outline-line group-hover:outline-2 group-hover:outline-accent"
            />
            <span className="mt-1.5 line-clamp-2 font-semibold wrap-anywhere group-hover:underline">{upload.name}</span>
          </Link>
          <p className="text-sm text-faint">
            {factsOf(upload)}
            {upload.version > 1 && <>, version {upload.version}</>}
          </p>
          <Lacking upload={upload} />
        </li>
      ))}
    </ul>
  )
}

export function Lacking({ upload }: { upload: LibraryRow }) {
  return (
    <>
      {lackingOf(upload).map(({ warn, words }) => (
        <span key={words} className={`block text-sm ${warn ? 'font-medium text-warn' : 'text-soft'}`}>
          {words}
        </span>
      ))}
    </>
  )
}
