import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ProblemList, useForm } from '@/components/ui/form'
import { SelectField } from '@/components/ui/fields'
import type { BulkAct, BulkReport, BulkItem } from '@/domain/desk/bulk'
import { actWords, type ActName, bulkReportSentence } from './bulk-acts'
import type { FilterChoices } from './filter-form'
import { useSelection } from './selection'
import { runBulkAct } from './actions'
import { Link } from '@/components/ui/link'
import { ReportBox } from '@/components/ui/report-box'
import { CauseLink } from '@/components/ui/see-why'
import { countInWords } from '@/lib/text/numbers'
import { Dialog } from '@/components/ui/dialog'
import { loadLater } from '@/components/ui/later'
import type { Clock } from '@/lib/time/time'

const BulkForm = loadLater(() => import('./bulk-form').then((part) => part.BulkForm))

type Props = {
  acts: ActName[]
  query: string
  total: number
  max: number
  terms: FilterChoices['terms']
  clock: Clock
}

export function BulkActsBar({ acts, query, total, max, terms, clock }: Props) {
  const { page, chosen, all, chooseAll, clear } = useSelection()
  const [name, setName] = useState<ActName>(acts[0]!)
  const [asking, setAsking] = useState<ActName>()
  const [report, setReport] = useState<{ report: BulkReport; request: BulkAct }>()
  const request = useRef<BulkAct>(undefined)
  const { send, pending, problems } = useForm(runBulkAct, {
    onDone: (report) => {
      setAsking(undefined)
      setReport({ report, request: request.current! })
      clear()
    },
  })
  const count = all ? total : chosen.size
  const selection = all ? { query } : { ids: page.filter((id) => chosen.has(id)) }

  function run(bulk: BulkAct, ids?: number[]) {
    request.current = bulk
    send({ act: bulk, seenAt: clock.now, ...(ids ? { ids } : selection) })
  }

  return (
    <>
      {report && (
        <BulkReportBox
          report={report.report}
          pending={pending}
          onUndo={undoActionFor(report, (bulk, ids) => run(bulk, ids))}
          onClose={() => setReport(undefined)}
        />
      )}
      {!asking && <ProblemList problems={problems} />}
      {count > 0 && (
        <div
          role="group"
          aria-label="With the chosen texts"
          className="sticky top-0 z-10 mb-2 flex flex-wrap items-end gap-x-3 gap-y-2 border-y border-rule bg-paper py-2.5"
        >
          <p role="status" className="min-h-10 content-center font-semibold">
            {countInWords(count, 'text')} chosen
          </p>
          <SelectField
            label="What to do with them"
            bare
            value={name}
            onChange={setName}
            options={acts.map((value) => ({ value, label: actWords[value].name }))}
            className="min-w-44 flex-1 sm:flex-none"
          />
          <Button onPress={() => setAsking(name)}>Continue…</Button>
          {!all && chosen.size === page.length && total > page.length && total <= max && (
            <Button kind="quiet" onPress={chooseAll}>
              Choose all {total.toLocaleString('en')} found
            </Button>
          )}
          <Button kind="quiet" onPress={clear}>
            Clear selection
          </Button>
        </div>
      )}
      <Dialog title={asking ? actWords[asking].name : ''} open={!!asking} onOpenChange={() => setAsking(undefined)}>
        {asking && (
          <BulkForm
            act={asking}
            count={count}
            selection={selection}
            terms={terms}
            clock={clock}
            pending={pending}
            problems={problems}
            onDo={(bulk) => run(bulk)}
          />
        )}
      </Dialog>
    </>
  )
}

function undoActionFor(
  { report, request }: { report: BulkReport; request: BulkAct },
  run: (act: BulkAct, ids: number[]) => void,
): (() => void) | undefined {
  const undo = actWords[report.act].undo
  if (!undo) return undefined
  // An entry that needed no change cannot be undone.
  const ids = report.done.filter((item) => !item.why).map((item) => item.entryId)
  if (!ids.length) return undefined
  const termId = 'termId' in request ? request.termId : undefined
  return () => run({ act: undo.act, ...(termId !== undefined && { termId }) } as BulkAct, ids)
}

type BulkReportBoxProps = { report: BulkReport; pending: boolean; onUndo?: () => void; onClose: () => void }

function BulkReportBox({ report, pending, onUndo, onClose }: BulkReportBoxProps) {
  const { undo } = actWords[report.act]
  return (
    <ReportBox report={report} sentence={bulkReportSentence(report)} className="mb-5">
      {report.refused.length > 0 && <BulkItems title="Not done" items={report.refused} open />}
      {report.done.length > 0 && <BulkItems title="Done" items={report.done} />}
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

function BulkItems({ title, items, open }: { title: string; items: BulkItem[]; open?: boolean }) {
  return (
    <details open={open} className="mt-2">
      <summary className="min-h-6 cursor-pointer text-sm font-semibold">
        {title}: {items.length}
      </summary>
      <ul className="mt-1 max-h-64 space-y-1 overflow-y-auto text-sm">
        {items.map(({ entryId, title, why, see }) => (
          <li key={entryId}>
            <Link href={`/admin/entries/${entryId}`}>{title || `Text ${entryId}`}</Link>
            {why && <span className="text-soft">: {why}</span>} <CauseLink see={see} />
          </li>
        ))}
      </ul>
    </details>
  )
}
