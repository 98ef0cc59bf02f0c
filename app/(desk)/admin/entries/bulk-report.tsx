import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { ReportBox } from '@/components/ui/report-box'
import { SeeWhy } from '@/components/ui/see-why'
import type { BulkItem, BulkReport } from '@/domain/desk/bulk'
import { actWords, reportSentence } from './bulk-acts'

type Props = { report: BulkReport; pending: boolean; onUndo?: () => void; onClose: () => void }

export function BulkReportBox({ report, pending, onUndo, onClose }: Props) {
  const { undo } = actWords[report.act]
  return (
    <ReportBox report={report} sentence={reportSentence(report)} className="mb-5">
      {report.refused.length > 0 && <Items title="Not done" items={report.refused} open />}
      {report.done.length > 0 && <Items title="Done" items={report.done} />}
      <div className="mt-3 flex flex-wrap gap-2">
        {onUndo && undo && report.done.length > 0 && (
          <Button small isPending={pending} onPress={onUndo}>
            {undo.button}
          </Button>
        )}
        <Button small kind="quiet" onPress={onClose}>
          Dismiss
        </Button>
      </div>
    </ReportBox>
  )
}

function Items({ title, items, open }: { title: string; items: BulkItem[]; open?: boolean }) {
  return (
    <details open={open} className="mt-2">
      <summary className="min-h-6 cursor-pointer text-sm font-semibold">
        {title}: {items.length}
      </summary>
      <ul className="mt-1 max-h-64 space-y-1 overflow-y-auto text-sm">
        {items.map(({ entryId, title, why, see }) => (
          <li key={entryId}>
            <Link href={`/admin/entries/${entryId}`} prefetch={false}>
              {title || `Text ${entryId}`}
            </Link>
            {why && <span className="text-soft">: {why}</span>} <SeeWhy see={see} />
          </li>
        ))}
      </ul>
    </details>
  )
}
