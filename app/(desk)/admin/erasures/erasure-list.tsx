import Link from 'next/link'
import type { Clock } from '@/components/admin/entry/state-words'
import type { ErasureSummary } from '@/domain/erasures/erasure'
import { longDate } from '@/lib/time/time'
import { erasureLooks, erasureStates, leftToDo, nameOf } from './erasure-words'

export function ErasureList({ items, clock }: { items: ErasureSummary[]; clock: Clock }) {
  return (
    <ul aria-label="Erasures" className="max-w-[60rem] border-t-3 border-rule">
      {items.map((item) => (
        <li
          key={item.id}
          className="grid gap-x-6 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-baseline"
        >
          <div className="min-w-0">
            <Link
              href={`/admin/erasures/${item.id}`}
              prefetch={false}
              className="inline-block min-h-6 font-semibold wrap-anywhere"
            >
              Erasure {item.id}: {nameOf(item)}
            </Link>
            <p className="text-sm text-faint">
              Asked for on {longDate(item.requestedAt, clock.zone)} by {item.requestedBy?.name ?? 'the system'}
            </p>
          </div>
          <p className="text-sm sm:text-right">
            <span className={`font-medium ${erasureLooks[item.state]}`}>{erasureStates[item.state]}</span>
            {leftToDo(item) && <span className="block text-soft">{leftToDo(item)}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
