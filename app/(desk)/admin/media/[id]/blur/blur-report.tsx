import Link from 'next/link'
import { ReportBox } from '@/components/ui/report-box'
import type { BlurReport } from '@/domain/files/blurring'

export function BlurReportBox({ id, report }: { id: string; report: BlurReport }) {
  const failed = report.filter(({ problem }) => problem !== undefined)
  const done = report.length - failed.length
  const sentence = done === 1 ? 'The picture is blurred.' : `${done} pictures are blurred.`
  return (
    <ReportBox report={report} sentence={sentence} className="max-w-[76ch]">
      {failed.length > 0 && (
        <>
          <p className="mt-3 text-sm font-semibold">Not changed</p>
          <ul className="mt-1 space-y-1">
            {failed.map(({ id: otherId, name, version, problem }) => (
              <li key={otherId} className="wrap-anywhere">
                Version {version}, {name}: {problem}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="mt-3">
        Texts that use it show it so at once, published ones too. A text that needs a check for harm has to be checked
        again before it is published again.
      </p>
      <p className="mt-3">
        Backups that were made before still hold the picture as it was. So may whoever has a copy: readers, search
        engines and web archives.
      </p>
      <p className="mt-3">
        <Link href={`/admin/media/${id}`} prefetch={false} className="inline-flex min-h-8 items-center">
          Back to the picture
        </Link>
      </p>
    </ReportBox>
  )
}
