import { StateSign } from '@/components/admin/entry/state-mark'
import { stateInShort } from '@/components/admin/entry/state-words'
import type { EditorScreen } from './use-screen'

export function StateChip({ screen }: { screen: EditorScreen }) {
  const { releasing, review, zones, showState } = screen
  const { words, narrow } = stateInShort(releasing.state, review.review?.state, zones)
  return (
    <button
      type="button"
      title={releasing.sentence}
      onClick={showState}
      className="-mt-1 block max-w-full min-h-6 truncate cursor-pointer text-left text-sm leading-tight font-semibold hover:underline"
    >
      <span className="sr-only">Status: </span>
      <StateSign state={releasing.state} />
      <span className={narrow && 'max-xl:hidden'}>{words}</span>
      {narrow && <span className="xl:hidden">{narrow}</span>}
    </button>
  )
}
