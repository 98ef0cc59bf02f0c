'use client'

import type { CheckReport, AddressResult } from '@/domain/addresses/address-check'
import { ListForm, type ListAnswer, ReportFrame, ReportLines } from '../list-form'
import { Link } from '@/components/ui/link'
import { redirectsAddress } from '../list-query'
import { Button } from '@/components/ui/button'
import { readableAddress } from '@/lib/web/readable-address'
import { formatNumber } from '@/lib/text/numbers'

export function CheckForm() {
  return (
    <ListForm<CheckReport>
      label="Check a list of addresses"
      address="/api/desk/old-addresses"
      accept=".txt,.csv,.xml,text/plain,text/csv,text/xml"
      hint="http://un-act.org/2014/10/a-post/: one in each line, or a sitemap; at most 20,000."
      verb="See what they answer"
    >
      {(answer) => <CheckReportView {...answer} />}
    </ListForm>
  )
}

function CheckReportView({ report, isWritten, isPending, write, forget }: ListAnswer<CheckReport>) {
  const { counts, noted = 0 } = report
  const addressCount = counts.live + counts.moved + counts.withdrawn + counts.nothing
  const status = isWritten
    ? `They are asked with all others from now on: ${formatNumber(noted)} that were not known.`
    : `${formatNumber(counts.live)} where they are, ${formatNumber(counts.moved)} in one hop, ${formatNumber(counts.withdrawn)} withdrawn, ${formatNumber(counts.nothing)} nothing.`
  return (
    <ReportFrame title="What they answer now" status={status} isWritten={isWritten}>
      <div className="flex flex-wrap gap-3">
        {!isWritten && addressCount > 0 && (
          <Button kind="primary" isPending={isPending} onPress={write}>
            Keep asking {addressCount === 1 ? 'this address' : `these ${formatNumber(addressCount)} addresses`}
          </Button>
        )}
        <Button kind="quiet" onPress={forget}>
          Check another list
        </Button>
      </div>
      <CheckedLines report={report} answer="nothing" title="Answer nothing" />
      <CheckedLines report={report} answer="unread" title="No addresses" />
      <CheckedLines report={report} answer="moved" title="Lead on" />
      <CheckedLines report={report} answer="withdrawn" title="Withdrawn" />
    </ReportFrame>
  )
}

type LinesProps = { report: CheckReport; answer: AddressResult['answers']['is']; title: string }

function CheckedLines({ report, answer, title }: LinesProps) {
  const lines = report.lines.filter(({ answers }) => answers.is === answer)
  return (
    <ReportLines title={title} lines={lines} total={report.counts[answer]}>
      {({ text, answers }) => (
        <>
          <span className="font-semibold">{readableAddress(text)}</span>
          {'to' in answers && <> → {readableAddress(answers.to)}</>}{' '}
          {answer === 'nothing' && <Link href={redirectsAddress.at({ from: text })}>Make a redirect</Link>}
        </>
      )}
    </ReportLines>
  )
}
