import { loadLater, useLoadedEarly } from '@/components/ui/later'
import { CommentsAside } from './comments/comments-aside'
import { Panel } from './panel/panel'
import { useEditorScreen } from './screen-context'

const OriginalColumn = loadLater(() => import('./translations/original-column').then((part) => part.OriginalColumn))
const besideClass = 'min-w-0 lg:mt-9'
const TextBeside = loadLater(() => import('./translations/text-beside').then((part) => part.TextBeside), besideClass)
const SuggestedEdits = loadLater(() => import('./suggestions/suggested-edits').then((part) => part.SuggestedEdits))
const preloaded = [SuggestedEdits]

export function SidePanel() {
  const { part, placedIds, sidePanel, original } = useEditorScreen()
  const { comments, suggestions } = part
  const { beside, setChosenText, isShowingOriginal } = sidePanel
  useLoadedEarly(preloaded)
  return (
    <>
      {original.source && (
        <div className={`contents ${isShowingOriginal ? '' : 'min-[68.75rem]:hidden'}`}>
          <OriginalColumn />
        </div>
      )}
      <aside
        id="panel"
        aria-label="Details of this text"
        hidden={sidePanel.isFolded}
        className={`mt-10 min-w-0 lg:sticky lg:top-(--beside-top) lg:mt-9 lg:max-h-[calc(100dvh-var(--beside-top)-0.5rem)] lg:self-start lg:overflow-y-auto lg:pb-6 ${comments.isOpen || beside ? 'lg:hidden' : ''} ${isShowingOriginal ? 'min-[68.75rem]:hidden' : ''}`}
      >
        <Panel />
      </aside>
      {beside && <TextBeside key={beside.entryId} {...beside} onClose={() => setChosenText(undefined)} />}
      {comments.isOpen && (
        <CommentsAside comments={comments} placedIds={placedIds}>
          {(suggestions.all.length > 0 || suggestions.announcement.words) && <SuggestedEdits />}
        </CommentsAside>
      )}
    </>
  )
}
