import { Check, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { ProblemList } from '@/components/ui/form'
import { useEditorScreen } from '../screen-context'
import { useAsk } from '@/components/ui/use-ask'
import type { Result } from '@/lib/result'
import { deskMoment } from '@/lib/time/time'
import { changeWords, type PlacedSuggestion } from './placed-suggestions'
import { useZones } from '@/components/admin/moments/zones'

type Props = {
  item: PlacedSuggestion
  isCurrent: boolean
  onGoTo: () => void
  /** `act`: the pressed button, which gets the focus in the next change. */
  onDecide: (act: 'accept' | 'refuse') => Promise<Result>
}

const fieldNames = { title: 'Title', summary: 'Summary', body: undefined }

export function SuggestionItem({ item, isCurrent, onGoTo, onDecide }: Props) {
  const { by, mine, at, field, before, words, place } = item
  const { language } = useEditorScreen()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const deciding = useAsk(onDecide)
  const isClash = place.is === 'clash'
  const named = `: ${by}, ${changeWords(item)}`
  return (
    <li
      ref={row}
      aria-current={isCurrent || undefined}
      data-id={item.id}
      className={`space-y-2 border-t border-l-3 border-t-line py-3 pl-3 ${isCurrent ? 'border-l-accent bg-wash' : 'border-l-transparent'}`}
    >
      <p className="text-sm">
        <span className="font-semibold">{mine ? 'You' : by}</span>{' '}
        <span className="text-soft">
          {deskMoment(at, useZones())}
          {fieldNames[field] && ` · ${fieldNames[field]}`}
        </span>
      </p>
      {isClash && <p className="text-sm font-medium text-warn">The text here has changed since.</p>}
      <p lang={language} className="suggested-line line-clamp-6 font-serif wrap-anywhere whitespace-pre-wrap">
        {before === words ? <ins>{words}</ins> : <ChangedWords before={before} words={words} />}
      </p>
      {before === words && <p className="text-sm text-soft">Only how it is set.</p>}
      <ProblemList problems={deciding.problems} />
      <div className="-ml-2.5 flex flex-wrap">
        {place.fits && (
          <Button
            kind="quiet"
            small
            isPending={deciding.pending}
            data-act="accept"
            aria-label={`${isClash ? 'Use anyway' : 'Accept'}${named}`}
            onPress={() => void deciding.send('accept')}
          >
            <Check aria-hidden className="size-4" />
            {isClash ? 'Use anyway' : 'Accept'}
          </Button>
        )}
        <Button
          kind="quiet"
          small
          isPending={deciding.pending}
          data-act="refuse"
          aria-label={`Refuse${named}`}
          onPress={() => void deciding.send('refuse')}
        >
          <X aria-hidden className="size-4" />
          Refuse
        </Button>
        {isClash ? (
          words && (
            <Button kind="quiet" small onPress={() => void navigator.clipboard.writeText(words)}>
              Copy the words
            </Button>
          )
        ) : (
          <Button kind="quiet" small onPress={onGoTo} aria-label={`Go to it${named}`}>
            Go to it
          </Button>
        )}
      </div>
    </li>
  )
}

function ChangedWords({ before, words }: { before: string; words: string }) {
  return (
    <>
      {before && <del>{before}</del>}
      {before && words && ' '}
      {words && <ins>{words}</ins>}
    </>
  )
}
