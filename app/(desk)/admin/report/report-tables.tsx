import type { ReactNode } from 'react'
import { FetchedFile } from '@/components/admin/downloads/download-months'
import type { PublishingReport } from '@/domain/desk/publishing-report'
import { partsOf } from './report-words'

export function ReportTables({ report }: { report: PublishingReport }) {
  return (
    <div className="grid gap-x-12 gap-y-10 md:grid-cols-2 print:grid-cols-2">
      {partsOf(report)
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows, name, more }) => (
          <Table key={title} title={title} more={more} heads={['Posts', 'Publications']}>
            {rows.map((row) => (
              <Row key={row.value ?? ''} name={name(row)} counts={[row.posts, row.publications]} />
            ))}
          </Table>
        ))}
      {report.downloads.files.length > 0 && <Files files={report.downloads.files} />}
    </div>
  )
}

function Files({ files }: { files: PublishingReport['downloads']['files'] }) {
  return (
    <Table title="Downloaded most often" heads={['Downloads']}>
      {files.map((file) => (
        <Row key={file.mediaId} name={<FetchedFile {...file} />} counts={[file.times]} />
      ))}
    </Table>
  )
}

type TableProps = { title: string; heads: string[]; more?: string; children: ReactNode }

function Table({ title, heads, more, children }: TableProps) {
  return (
    <section className="min-w-0 break-inside-avoid">
      <table className="w-full border-collapse">
        <caption className="pb-2 text-left">
          <h2>{title}</h2>
          {more && <p className="text-sm text-soft">{more}</p>}
        </caption>
        <thead>
          <tr className="text-sm text-soft">
            <td />
            {heads.map((head) => (
              <th key={head} scope="col" className="pb-1 pl-4 text-right font-semibold">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

function Row({ name, counts }: { name: ReactNode; counts: number[] }) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1.5 text-left font-normal wrap-anywhere">
        {name}
      </th>
      {counts.map((count, column) => (
        <td key={column} className="py-1.5 pl-4 text-right align-top tabular-nums">
          {count.toLocaleString('en')}
        </td>
      ))}
    </tr>
  )
}
