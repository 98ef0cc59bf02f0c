'use client'

import { useEffect, useRef } from 'react'
import Link from 'next/link'
import { listAt } from '@/components/admin/addresses/asked'
import { Button } from '@/components/ui/button'
import { StatusLine } from '@/components/ui/status-line'
import type { Checked, CheckReport } from '@/domain/address-check'
import { readableAddress } from '@/lib/readable-address'
import type { Told } from '../list-form'

/** What the addresses of a list answer, those that answer nothing first. */
export function CheckedReport({ report, isWritten, isPending, write, forget }: Told<CheckReport>) {
  const { counts, noted = 0 } = report
  const known = counts.live + counts.moved + counts.withdrawn + counts.nothing
  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed is gone once it is written.
  useEffect(() => heading.current?.focus(), [isWritten])
  return (
    <section aria-labelledby="report">
      <h2 ref={heading} id="report" tabIndex={-1} className="mb-2 text-base outline-none">
        What they answer now
      </h2>
      <StatusLine className="mb-3">
        {isWritten
          ? `They are asked with all others from now on: ${n(noted)} that were not known.`
          : `${n(counts.live)} where they are, ${n(counts.moved)} in one hop, ${n(counts.withdrawn)} withdrawn, ${n(counts.nothing)} nothing.`}
      </StatusLine>
      <div className="flex flex-wrap gap-3">
        {!isWritten && known > 0 && (
          <Button kind="primary" isPending={isPending} onPress={write}>
            Keep asking {known === 1 ? 'this address' : `these ${n(known)} addresses`}
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
    </section>
  )
}

function Lines({ of, is, title }: { of: CheckReport; is: Checked['answers']['is']; title: string }) {
  const lines = of.lines.filter(({ answers }) => answers.is === is)
  if (lines.length === 0) return null
  const more = of.counts[is] - lines.length
  return (
    <section aria-label={title} className="mt-6 border-t-3 border-rule pt-2.5">
      <h3 className="mb-2 text-base">{title}</h3>
      <ul>
        {lines.map(({ line, text, answers }, n) => (
          <li key={n} className="border-t border-line py-2 text-sm first:border-t-0 wrap-anywhere">
            <span className="text-soft">Line {line}: </span>
            <span className="font-semibold">{readableAddress(text)}</span>
            {'to' in answers && <> → {readableAddress(answers.to)}</>}{' '}
            {is === 'nothing' && (
              <Link href={listAt('/admin/addresses', { from: text })} prefetch={false}>
                Make a redirect
              </Link>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-2 text-sm text-soft">And {n(more)} more.</p>}
    </section>
  )
}

function n(count: number) {
  return count.toLocaleString('en')
}
