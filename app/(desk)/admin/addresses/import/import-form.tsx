'use client'

import type { ImportReport, ImportLine } from '@/domain/addresses/redirect-import'
import { ListForm, type ListAnswer, ReportFrame, ReportLines } from '../list-form'
import { Button } from '@/components/ui/button'
import { ProblemList, useForm } from '@/components/ui/form'
import { readableAddress } from '@/lib/web/readable-address'
import { undoImport } from '../actions'
import { countInWords, formatNumber } from '@/lib/text/numbers'

export function ImportForm() {
  return (
    <ListForm<ImportReport>
      label="Import redirects"
      address="/api/desk/redirects"
      accept=".csv,.tsv,.txt,text/csv"
      hint="/old-page,/about: set apart by a comma, a semicolon or a tab; at most 20,000 lines."
      verb="See what would happen"
    >
      {(answer) => <ImportReportView {...answer} />}
    </ListForm>
  )
}

function ImportReportView({ report, isWritten, isPending, write, forget }: ListAnswer<ImportReport>) {
  const { counts, origin } = report
  const undo = useForm(undoImport)
  const isBack = undo.answer?.ok
  return (
    <ReportFrame
      title={isWritten ? 'What was done' : 'What would happen'}
      status={isBack ? 'Undone: all of them are removed again.' : countsSentence(counts, isWritten)}
      isWritten={isWritten}
    >
      {!isWritten && counts.added > 0 && (
        <Button kind="primary" isPending={isPending} onPress={write}>
          Add {countInWords(counts.added, 'redirect')}
        </Button>
      )}
      {isWritten && (
        <div className="flex flex-wrap gap-3">
          {origin && !isBack && (
            <Button isPending={undo.pending} onPress={() => undo.send({ origin })}>
              Undo this import
            </Button>
          )}
          <Button kind="quiet" onPress={forget}>
            Import another
          </Button>
        </div>
      )}
      <ProblemList problems={undo.problems} />
      <ImportedLines report={report} outcome="refused" title={isWritten ? 'Refused' : 'Would be refused'} />
      <ImportedLines report={report} outcome="added" title={isWritten ? 'Added' : 'Would be added'} />
      <ImportedLines report={report} outcome="same" title="There already" />
    </ReportFrame>
  )
}

function countsSentence({ added, same, refused }: ImportReport['counts'], isWritten: boolean) {
  const words = isWritten ? 'added' : 'would be added'
  return `${formatNumber(added)} ${words}, ${formatNumber(same)} there already, ${formatNumber(refused)} refused.`
}

function ImportedLines({ report, outcome, title }: { report: ImportReport; outcome: ImportLine['is']; title: string }) {
  const lines = report.lines.filter((line) => line.is === outcome)
  return (
    <ReportLines title={title} lines={lines} total={report.counts[outcome]}>
      {(line) => (
        <>
          <span className="font-semibold">{readableAddress(line.source) || '(nothing)'}</span> →{' '}
          {readableAddress(line.target) || '(nothing)'}
          {line.is === 'refused' && <p className="text-bad">{line.why}</p>}
        </>
      )}
    </ReportLines>
  )
}
