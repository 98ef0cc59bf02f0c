import type { LibraryRow } from '@/domain/files/media-library'
import { longDate } from '@/lib/time/time'
import { UploadTitle } from '@/components/admin/media/upload-title'
import { Lacking } from './upload-grid'
import { factsOf } from '@/components/admin/media/upload-words'

/** A table, and on a phone stacked rows, whose roles are set because `display` removes them. */
export function UploadTable({ uploads, zone }: { uploads: LibraryRow[]; zone: string }) {
  return (
    <table role="table" aria-label="Media" className="block w-full md:table md:table-fixed md:border-collapse">
      <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
        <tr role="row" className="text-left text-sm text-soft md:table-row">
          <Head className="md:w-[38%]">File</Head>
          <Head>Description</Head>
          <Head className="md:w-[22%]">Uploaded</Head>
        </tr>
      </thead>
      <tbody role="rowgroup" className="block md:table-row-group">
        {uploads.map((upload) => (
          <tr key={upload.id} role="row" className="block border-t border-line py-3 md:table-row">
            <th role="rowheader" scope="row" className={`${cell} text-left font-normal`}>
              <UploadTitle upload={upload}>
                <span className="block text-sm text-faint">
                  {factsOf(upload)}
                  {upload.version > 1 && <>, version {upload.version}</>}
                </span>
              </UploadTitle>
            </th>
            <td role="cell" className={cell}>
              <span className="line-clamp-3 text-sm wrap-anywhere">{upload.alt || upload.caption || upload.title}</span>
              {upload.credit && <span className="block text-sm text-soft wrap-anywhere">{upload.credit}</span>}
              <Lacking upload={upload} />
            </td>
            <td role="cell" className={`${cell} text-sm text-soft wrap-anywhere`}>
              {longDate(upload.uploadedAt, zone)} by {upload.uploader ?? 'the system'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ className = '', children }: { className?: string; children: string }) {
  return (
    <th role="columnheader" scope="col" className={`py-1 pr-6 font-semibold ${className}`}>
      {children}
    </th>
  )
}

const cell = 'block py-0.5 align-top md:table-cell md:py-3 md:pr-6'
