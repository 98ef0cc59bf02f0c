import { AskButton } from '@/components/ui/ask-button'
import { loadLater, useLoadedEarly } from '@/components/ui/later'
import { stillOriginalWords } from '@/domain/content/checks/translation/still-original'
import { CommentsAside } from './comments/comments-aside'
import { Panel } from './panel/panel'
import { TranslationsPart } from './translations/translations-part'
import { translatedWords } from './translations/words'
import type { EditorScreen } from './use-screen'
import { capitalize } from '@/lib/text/capitalized'
import { deskMoment } from '@/lib/time/time'
import { ChangesDialog, canSubmit, SubmitDialog } from './review/steps'
import type { PanelPart } from './panel/part'
import type { Review } from './review/use-review'
import { verdictWords } from '@/components/admin/review/words'
import { useZones } from '@/components/admin/moments/zones'

const OriginalColumn = loadLater(() => import('./translations/original-column').then((part) => part.OriginalColumn))
const besideClass = 'min-w-0 lg:mt-9'
const TextBeside = loadLater(() => import('./translations/text-beside').then((part) => part.TextBeside), besideClass)
const SuggestedEdits = loadLater(() => import('./suggestions/suggested-edits').then((part) => part.SuggestedEdits))
const loadedEarly = [SuggestedEdits]

export function SidePanel({ screen }: { screen: EditorScreen }) {
  const { part, releasing, review, placedIds, translations, sidePanel, language } = screen
  const { comments, suggestions } = part
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
        className={`mt-10 min-w-0 lg:sticky lg:top-(--beside-top) lg:mt-9 lg:max-h-[calc(100dvh-var(--beside-top)-0.5rem)] lg:self-start lg:overflow-y-auto lg:pb-6 ${comments.isOpen || beside ? 'lg:hidden' : ''} ${isShowingOriginal ? 'min-[68.75rem]:hidden' : ''}`}
      >
        <Panel
          part={part}
          releasing={releasing}
          review={{
            isDue: isReviewDue(review.review),
            content: <ReviewPart review={review} people={part.people} mayRelease={part.opened.mayRelease} />,
          }}
          translations={
            <TranslationsPart
              translations={translations}
              language={language}

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
      {comments.isOpen && (
        <CommentsAside comments={comments} placedIds={placedIds}>
          {(suggestions.all.length > 0 || suggestions.announcement.words) && (
            <SuggestedEdits suggestions={suggestions} language={language} />
          )}
        </CommentsAside>
      )}
    </>
  )
}

/** Somebody has said something, or this person is to decide. */
function isReviewDue(now: Review['review']) {
  if (!now) return false
  const { said, rule, state, may, head } = now
  return said.length > 0 || rule === 'second' || state.is !== 'none' || (may.review && !head.mine && !head.released)
}

type Props = { review: Review; people: PanelPart['people']; mayRelease: boolean }

function ReviewPart({ review, people, mayRelease }: Props) {
  const zones = useZones()
  const { review: now } = review
  if (!now) return null
  const { state, may, head, said } = now
  return (
    <>
      {now.rule === 'second' && (
        <p className="text-sm text-soft">
          {now.needsApproval
            ? 'Before it is published, someone who did not write it has to approve it.'
            : 'Approved by a second person: it can be published.'}
        </p>
      )}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {mayRelease && canSubmit(now) && <SubmitDialog review={review} people={people} />}
        {may.review && !head.mine && !head.released && state.is === 'none' && (
          <>
            <AskButton small ask={() => review.take({ act: 'approve' })}>
              Approve
            </AskButton>
            <ChangesDialog review={review} />
          </>
        )}
      </div>
      {said.length > 0 ? (
        <ol className="space-y-2.5">
          {said.map((step) => (
            <li key={step.id} className="text-sm">
              <p>
                <strong>{step.by ?? 'The system'}</strong> {verdictWords[step.said]}
                {step.asks && `, asking ${step.asks}`}
                <span className="block text-soft">{capitalize(deskMoment(step.at, zones))}</span>
              </p>
              {step.note && (
                <p className="mt-0.5 border-l border-line pl-2 wrap-anywhere whitespace-pre-wrap">{step.note}</p>
              )}
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-sm text-soft">No review yet.</p>
      )}
    </>
  )
}
