import { TitleLink } from '@/components/ui/link'
import type { Clock } from '@/lib/time/time'
import type { ErasureSummary, ErasureState } from '@/domain/erasures/erasure'
import { longDate } from '@/lib/time/time'
import { countInWords } from '@/lib/text/numbers'

export function ErasureList({ items, clock }: { items: ErasureSummary[]; clock: Clock }) {
  return (
    <ul aria-label="Erasures" className="max-w-[60rem] border-t-3 border-rule">
      {items.map((item) => (
        <li
          key={item.id}
          className="grid gap-x-6 border-b border-line py-2.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-baseline"
        >
          <div className="min-w-0">
            <TitleLink href={`/admin/erasures/${item.id}`}>
              Erasure {item.id}: {erasureName(item)}
            </TitleLink>
            <p className="text-sm text-faint">
              Asked for on {longDate(item.requestedAt, clock.zone)} by {item.requestedBy?.name ?? 'the system'}
            </p>
          </div>
          <p className="text-sm sm:text-right">
            <span className={`font-medium ${erasureStateClasses[item.state]}`}>{erasureStateNames[item.state]}</span>
            {leftToDo(item) && <span className="block text-soft">{leftToDo(item)}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}

export const erasureStateNames: Record<ErasureState, string> = {
  waiting: 'Waits for a second person',
  erasing: 'Is being erased',
  erased: 'Erased',
  failed: 'Not finished',
  cancelled: 'Cancelled',
}

export const erasureStateClasses: Record<ErasureState, string> = {
  waiting: 'text-warn',
  erasing: 'text-warn',
  erased: 'text-live',
  failed: 'text-bad',
  cancelled: 'text-soft',
}

type NamedErasure = Pick<ErasureSummary, 'isOfName' | 'titles' | 'entryIds' | 'mediaIds'>

export function erasureName({ isOfName, titles, entryIds, mediaIds }: NamedErasure) {
  const texts = titles?.length
    ? titles.map((title) => `“${title || 'Untitled'}”`).join(', ')
    : entryIds.length > 0 && `${entryIds.length === 1 ? 'Text' : 'Texts'} ${entryIds.join(', ')}`
  return (isOfName ? 'a name in ' : '') + [texts, filesInWords({ mediaIds })].filter(Boolean).join(' and ')
}

export function filesInWords({ mediaIds }: Pick<ErasureSummary, 'mediaIds'>) {
  return mediaIds.length > 0 && countInWords(mediaIds.length, 'file')
}

type LeftWork = Pick<ErasureSummary, 'state' | 'openCopies' | 'openBackups'>

export function leftToDo({ state, openCopies, openBackups }: LeftWork) {
  if (state !== 'erased') return ''
  const parts = [
    openBackups > 0 && (openBackups === 1 ? '1 backup still holds it' : `${openBackups} backups still hold it`),
    openCopies > 0 && `${countInWords(openCopies, 'place')} outside to look after`,
  ].filter(Boolean)
  return parts.join(', ')
}
