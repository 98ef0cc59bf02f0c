import { later, useLoadedEarly } from '@/components/ui/later'
import { stillOriginalWords } from '@/domain/content/checks/translation/still-original'
import { CommentsAside } from './comments/comments-aside'
import { Panel } from './panel/panel'
import { ReviewPart } from './review/review-part'
import { draftsBeside } from './translations/machine/drafts-beside'
import { TranslationsPart } from './translations/translations-part'
import { translatedWords } from './translations/words'
import type { EditorScreen } from './use-screen'

const OriginalColumn = later(() => import('./translations/original-column').then((part) => part.OriginalColumn))
const besideClass = 'min-w-0 lg:mt-9'
const TextBeside = later(() => import('./translations/text-beside').then((part) => part.TextBeside), besideClass)
const SuggestionsAside = later(
  () => import('./suggestions/suggestions-aside').then((part) => part.SuggestionsAside),
  besideClass,
)
const loadedEarly = [SuggestionsAside]

export function SidePanel({ screen }: { screen: EditorScreen }) {
  const { part, releasing, review, comments, suggestions, placedIds, translations, sidePanel, language, zones } = screen
  const { beside, setChosenText, isShowingOriginal } = sidePanel
  const { original, shownOriginal } = screen
  const { source, still } = original
  useLoadedEarly(loadedEarly)
  return (
    <>
      {source && (
        <div className={`contents ${isShowingOriginal ? '' : 'min-[68.75rem]:hidden'}`}>
          <OriginalColumn
            original={original}
            drafts={draftsBeside(screen)}
            language={language}
            isInPlace={shownOriginal.isInPlace}
            onColumn={screen.setColumn}
          />
        </div>
      )}
      <aside
        id="panel"
        aria-label="Details of this text"
        hidden={sidePanel.isFolded}
        className={`mt-10 min-w-0 lg:sticky lg:top-(--beside-top) lg:mt-9 lg:max-h-[calc(100dvh-var(--beside-top)-0.5rem)] lg:self-start lg:overflow-y-auto lg:pb-6 ${comments.isOpen || suggestions.isOpen || beside ? 'lg:hidden' : ''} ${isShowingOriginal ? 'min-[68.75rem]:hidden' : ''}`}
      >
        <Panel
          part={part}
          releasing={releasing}
          review={<ReviewPart review={review} people={part.people} zones={zones} mayRelease={part.opened.mayRelease} />}
          translations={
            <TranslationsPart
              translations={translations}
              language={language}
              zones={zones}
              beside={beside}
              onBeside={setChosenText}
              stillWords={source && still?.passages.length ? stillOriginalWords(still, source.language) : undefined}
            />
          }
          translated={translatedWords(translations)}
          language={language}
          changeLanguage={screen.changeLanguage}
        />
      </aside>
      {beside && <TextBeside key={beside.entryId} {...beside} onClose={() => setChosenText(undefined)} />}
      {suggestions.isOpen && (
        <SuggestionsAside suggestions={suggestions} zones={zones} language={language} isHidden={comments.isOpen} />
      )}
      {comments.isOpen && <CommentsAside comments={comments} placedIds={placedIds} zones={zones} />}
    </>
  )
}
