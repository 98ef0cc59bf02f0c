import { memo, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { OriginalView, OriginalBlock, OriginalField } from '@/domain/writing/original-beside'
import { useEditorScreen } from '../screen-context'
import { englishName } from '@/lib/languages/language-tags'

type Props = {
  piece: OriginalField | OriginalBlock
  from: OriginalView
  /** `still`: words of the translation that equal the original; `left`: words that somebody accepted so. */
  standing: { still: ReadonlySet<string>; left: ReadonlySet<string> }
  children: ReactNode
}

export function OriginalPiece({ piece, from, standing, children }: Props) {
  const passages = piece.passages.map((n) => from.passages[n]!)
  const still = passages.filter(({ words }) => standing.still.has(words))
  const left = passages.filter(({ words }) => standing.left.has(words))
  const isStill = still.length > 0
  const keys = [...new Set((isStill ? still : left).map(({ key }) => key))]
  const stillWords = `${still.length < passages.length ? 'Partly' : 'Still'} in ${englishName(from.language)}`
  const { isLeaving, leave } = useEditorScreen().original
  return (
    <div className={isStill || piece.change ? 'original-piece is-marked' : 'original-piece'}>
      {piece.change && <ChangeLine piece={piece} />}
      {keys.length > 0 && (
        <PieceLine key={isStill ? 'still' : 'left'} words={isStill ? stillWords : 'Left as it is'} quiet={!isStill}>
          <Button small kind="quiet" isPending={isLeaving(keys)} onPress={() => void leave(keys, isStill)}>
            {isStill ? 'Leave as it is' : 'Undo'}
          </Button>
        </PieceLine>
      )}
      {children}
    </div>
  )
}

function ChangeLine({ piece }: Pick<Props, 'piece'>) {
  const { change } = piece
  const { decide, isDecidingOn } = useEditorScreen().original
  const isPending = isDecidingOn(change!)
  const isRemoved = !('field' in piece) && !piece.shape
  if (change!.decision)
    return (
      <PieceLine words={change!.decision === 'done' ? 'Changed, and taken over' : 'Changed, and dismissed'} quiet>
        <Button small kind="quiet" isPending={isPending} onPress={() => void decide(change!, undefined)}>
          Undo
        </Button>
      </PieceLine>
    )
  return (
    <PieceLine words={isRemoved ? 'Removed since' : 'Changed since'} isChange>
      <Button small kind="quiet" isPending={isPending} onPress={() => void decide(change!, 'done')}>
        Done
      </Button>
      <Button small kind="quiet" isPending={isPending} onPress={() => void decide(change!, 'dismissed')}>
        Dismiss
      </Button>
    </PieceLine>
  )
}

type LineProps = { words: string; quiet?: boolean; isChange?: boolean; children: ReactNode }

function PieceLine({ words, quiet, isChange, children }: LineProps) {
  return (
    <p
      data-open-change={isChange}
      className="flex flex-wrap items-center gap-x-2 font-sans text-sm leading-tight select-none"
    >
      <span className={quiet ? 'text-soft' : 'font-semibold text-warn'}>{words}</span>
      {children}
    </p>
  )
}

/** Shows HTML of the original. It is not drawn again while `html` is equal: terms are underlined in its DOM. */
export const Markup = memo(function Markup({ html, className }: { html: string; className?: string }) {
  // Safe: domain/content/body/render.ts writes only listed elements.
  return <div data-original-words className={className} dangerouslySetInnerHTML={{ __html: html }} />
})
