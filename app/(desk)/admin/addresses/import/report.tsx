'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { useForm } from '@/components/ui/use-form'
import type { ImportLine, ImportReport } from '@/domain/redirect-import'
import { readableAddress } from '@/lib/readable-address'
import { undoImport } from '../actions'
import type { Told } from '../list-form'

/** What comes of a file, line by line, before and after it is written. */
export function Report({ report, isWritten, isPending, write, forget }: Told<ImportReport>) {
  const { counts, origin } = report
  const heading = useRef<HTMLHeadingElement>(null)
  const undo = useForm(undoImport)
  // What was pressed is gone once it is written.
  useEffect(() => heading.current?.focus(), [isWritten])
  const isBack = undo.answer?.ok
  return (
    <section aria-labelledby="report">
      <h2 ref={heading} id="report" tabIndex={-1} className="mb-2 text-base outline-none">
        {isWritten ? 'What was done' : 'What would happen'}
      </h2>
      <StatusLine className="mb-3">
        {isBack ? 'Taken back: all of them are gone again.' : sentence(counts, isWritten)}
      </StatusLine>
      {!isWritten && counts.added > 0 && (
        <Button kind="primary" isPending={isPending} onPress={write}>
          {counts.added === 1 ? 'Add 1 redirect' : `Add ${counts.added.toLocaleString('en')} redirects`}
        </Button>
      )}
      {isWritten && (
        <div className="flex flex-wrap gap-3">
          {origin && !isBack && (
            <Button isPending={undo.pending} onPress={() => undo.send({ origin })}>
              Take this import back
            </Button>
          )}
          <Button kind="quiet" onPress={forget}>
            Import another
          </Button>
        </div>
      )}
      <Problems problems={undo.problems} />
      <Lines of={report} is="refused" title={isWritten ? 'Refused' : 'Would be refused'} />
      <Lines of={report} is="added" title={isWritten ? 'Added' : 'Would be added'} />
      <Lines of={report} is="same" title="There already" />
    </section>
  )
}

function sentence({ added, same, refused }: ImportReport['counts'], isWritten: boolean) {
  const n = (count: number) => count.toLocaleString('en')
  return `${n(added)} ${isWritten ? 'added' : 'would be added'}, ${n(same)} there already, ${n(refused)} refused.`
}

function Lines({ of, is, title }: { of: ImportReport; is: ImportLine['is']; title: string }) {
  const lines = of.lines.filter((line) => line.is === is)
  if (lines.length === 0) return null
  const more = of.counts[is] - lines.length
  return (
    <section aria-label={title} className="mt-6 border-t-3 border-rule pt-2.5">
      <h3 className="mb-2 text-base">{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line.line} className="border-t border-line py-2 text-sm first:border-t-0 wrap-anywhere">
            <span className="text-soft">Line {line.line}: </span>
            <span className="font-semibold">{readableAddress(line.source) || '(nothing)'}</span> →{' '}
            {readableAddress(line.target) || '(nothing)'}
            {line.is === 'refused' && <p className="text-bad">{line.why}</p>}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-2 text-sm text-soft">And {more.toLocaleString('en')} more.</p>}
    </section>
  )
}
