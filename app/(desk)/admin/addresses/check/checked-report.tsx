'use client'

import Link from 'next/link'
import { listAt } from '../list-query'
import { Button } from '@/components/ui/button'
import type { AddressResult, CheckReport } from '@/domain/addresses/address-check'
import { readableAddress } from '@/lib/readable-address'
import type { ListAnswer } from '../list-form'
import { ReportFrame, ReportLines } from '../report-frame'

/** What the addresses of a list answer, those that answer nothing first. */
export function CheckedReport({ report, isWritten, isPending, write, forget }: ListAnswer<CheckReport>) {
  const { counts, noted = 0 } = report
  const addressCount = counts.live + counts.moved + counts.withdrawn + counts.nothing
  const status = isWritten
    ? `They are asked with all others from now on: ${n(noted)} that were not known.`
    : `${n(counts.live)} where they are, ${n(counts.moved)} in one hop, ${n(counts.withdrawn)} withdrawn, ${n(counts.nothing)} nothing.`
  return (
    <ReportFrame title="What they answer now" status={status} isWritten={isWritten}>
      <div className="flex flex-wrap gap-3">
        {!isWritten && addressCount > 0 && (
          <Button kind="primary" isPending={isPending} onPress={write}>
            Keep asking {addressCount === 1 ? 'this address' : `these ${n(addressCount)} addresses`}
          </Button>
        )}
        <Button kind="quiet" onPress={forget}>
          Check another list
        </Button>
      </div>
      <Lines of={report} is="nothing" title="Answer nothing" />
      <Lines of={report} is="unread" title="No addresses" />
      <Lines of={report} is="moved" title="Lead on" />
      <Lines of={report} is="withdrawn" title="Withdrawn" />
    </ReportFrame>
  )
}

function Lines({ of, is, title }: { of: CheckReport; is: AddressResult['answers']['is']; title: string }) {
  const lines = of.lines.filter(({ answers }) => answers.is === is)
  return (
    <ReportLines title={title} lines={lines} total={of.counts[is]}>
      {({ text, answers }) => (
        <>
          <span className="font-semibold">{readableAddress(text)}</span>
          {'to' in answers && <> → {readableAddress(answers.to)}</>}{' '}
          {is === 'nothing' && (
            <Link href={listAt('/admin/addresses', { from: text })} prefetch={false}>
              Make a redirect
            </Link>
          )}
        </>
      )}
    </ReportLines>
  )
}

function n(count: number) {
  return count.toLocaleString('en')
}
