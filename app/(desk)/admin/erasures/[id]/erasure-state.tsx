import type { ReactNode } from 'react'
import { EntryLink } from '@/components/admin/entry/entry-title'
import type { Clock } from '@/lib/time/time'
import { Note } from '@/components/admin/shell/page-head'
import type { Erasure } from '@/domain/erasures/erasure'
import { mainLanguage } from '@/lib/languages/languages'
import { longDate } from '@/lib/time/time'
import { erasureStateClasses, erasureStateNames, filesInWords, erasureName } from '../erasure-list'
import { NameFindings } from '../name/name-findings'
import { DecideErasure, ErasureProgress } from './decide'
import { Facts } from '@/components/admin/shell/facts'

type Props = { erasure: Erasure; clock: Clock }

export function ErasureState({ erasure, clock }: Props) {
  const { id, state, problem, requestedAt, requestedBy, erasedAt, erasedBy, canConfirm } = erasure
  const isThere = erasure.titles !== undefined && erasure.titles.length === erasure.entryIds.length
  const facts: [string, ReactNode][] = [
    [
      erasure.isOfName ? 'A name in' : 'What',
      isThere ? <ErasureTexts key="texts" erasure={erasure} /> : erasureName(erasure),
    ],
    ['Asked for', `${longDate(requestedAt, clock.zone)}, by ${requestedBy?.name ?? 'the system'}`],
    ['Confirmed by', erasedBy?.name],
    ['Erased', erasedAt === null ? undefined : longDate(erasedAt, clock.zone)],
  ]
  return (
    <div className="space-y-5">
      <p className={`text-lg font-semibold ${erasureStateClasses[state]}`}>{erasureStateNames[state]}</p>
      <Facts facts={facts} className="sm:grid-cols-[9rem_minmax(0,1fr)]" />
      <p className="max-w-[66ch]">{(erasure.isOfName && nameSentences[state]) || stateSentences[state]}</p>
      {erasure.findings && <NameFindings findings={erasure.findings} />}
      {problem && (
        <Note warn>
          <p className="wrap-anywhere">{problem}</p>
        </Note>
      )}
      {state === 'waiting' && <DecideErasure id={id} canConfirm={canConfirm} isOfName={erasure.isOfName} />}
      {state === 'erasing' && <ErasureProgress />}
    </div>
  )
}

function ErasureTexts({ erasure }: { erasure: Erasure }) {
  const { entryIds, titles = [] } = erasure
  const files = filesInWords(erasure)
  return (
    <ul>
      {entryIds.map((id, n) => (
        <li key={id}>
          <EntryLink entry={{ id, title: titles[n] ?? '', language: mainLanguage() }} />
        </li>
      ))}
      {files && <li>{files}</li>}
    </ul>
  )
}

const stateSentences: Record<Erasure['state'], string> = {
  waiting:
    'Readers have not had it since it was asked for. Nothing is erased yet: a second person looks at it first, or the request is cancelled.',
  erasing: 'This takes a moment. You can leave this page: it continues by itself.',
  erased:
    'Its texts, versions, comments and files are gone from here. Two things may be left: backups, and copies outside.',
  failed: 'Something stood in the way, so a part of it is still here. It is tried again by itself, once an hour.',
  cancelled:
    'Nothing was erased. Readers still do not have it: whoever wants them to have it again publishes it again.',
}

const nameSentences: Partial<Record<Erasure['state'], string>> = {
  waiting:
    'Nothing is changed yet: a second person looks at it first, or the request is cancelled. Readers have the text as before.',
  erased: 'The name is gone from every version, comment and note here. Backups may still have it.',
  cancelled: 'Nothing was changed.',
}
