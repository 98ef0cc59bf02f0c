'use client'

import { useState } from 'react'
import { ReviewBar } from './review/review-bar'
import { ReviewPart } from './review/review-part'
import { maySubmit, SubmitDialog } from './review/steps'
import { useReview } from './review/use-review'
import { Bar } from './bar'
import { CommentsAside } from './comments/comments-aside'
import './comments/comments.css'
import { useComments } from './comments/use-comments'
import { usePlaces } from './comments/use-places'
import { KeptNotice } from './kept-notice'
import type { Opened } from './opened'
import { shownSlug } from './panel/address'
import { Panel } from './panel/panel'
import type { Part } from './panel/part'
import { PublishDialog } from './publish/publish-dialog'
import { useChecks } from './publish/use-checks'
import { PresenceLine } from './presence-line'
import { StateLine, TroubleLine } from './state-line'
import { Headline } from './text/headline'
import { Text } from './text/text'
import { WordsAloneNote } from './words-alone-note'
import { Toolbar } from './text/toolbar'
import { useTools } from './text/tools'
import { useText } from './text/use-text'
import { TextBeside } from './translations/text-beside'
import { TranslationsPart } from './translations/translations-part'
import { type Beside } from '@/components/admin/editor/translations/beside'
import { useTranslations } from './translations/use-translations'
import { translatedWords } from './translations/words'
import { TwoTexts } from './two-texts/two-texts'
import { UploadsProvider } from './uploads'
import { useDraft } from './use-draft'
import { useStanding } from './use-standing'
import { Ways } from './ways'

/** One entry, written. */
export function Editor({ opened }: { opened: Opened }) {
  return (
    <UploadsProvider known={opened.uploads}>
      <Screen opened={opened} />
    </UploadsProvider>
  )
}

function Screen({ opened }: { opened: Opened }) {
  const draft = useDraft(opened)
  const { work, status } = draft
  const [language, setLanguage] = useState(opened.language)
  const [folded, setFolded] = useState(false)
  const tools = useTools()
  const releasing = useStanding(opened, draft)
  const comments = useComments(draft)
  const review = useReview(draft, releasing.standing)
  const editor = useText({ work, language, tools, extensions: comments.extensions })
  const placed = usePlaces(editor, comments.shown)
  const zones = { zone: opened.zone, viewer: opened.me.zone }

  const entryId = status.entryId
  const translations = useTranslations(entryId, releasing.standing)
  const [chosenBeside, setBeside] = useState<Beside>()
  const beside = comments.isOpen ? undefined : chosenBeside
  const { trouble } = status
  const problems = trouble?.is === 'refused' ? trouble.problems : []
  const problem = (field: string) => problems.find((one) => one.field?.replace(/^content\./, '') === field)?.message
  const { kind, terms } = opened
  const slug = shownSlug({ opened, draft, entryId })
  const checking = useChecks({ fields: draft.fields, slug, kind, language, terms }, editor, () => {
    setFolded(false)
    comments.setOpen(false)
  })
  const part: Part = {
    opened,
    draft,
    standing: releasing.standing,
    entryId,
    problem,
    checking,
    needsApproval: review.review?.needsApproval,
  }

  return (
    <div className="editor flex flex-col [reading-flow:flex-visual] lg:block">
      <h1 className="sr-only">
        {opened.id ? 'Edit' : 'New'} {opened.kind}
      </h1>
      <Bar
        state={<StateLine status={status} zone={opened.me.zone} kept={work.keeper.works} />}
        out={
          opened.mayRelease ? (
            <PublishDialog part={part} releasing={releasing} onReleased={draft.released} />
          ) : (
            (!review.review || maySubmit(review.review)) && <SubmitDialog review={review} primary />
          )
        }
        ways={
          <Ways
            entryId={entryId}
            save={() => work.autosave.retry()}
            comments={{
              isOpen: comments.isOpen,
              openCount: comments.openCount,
              toggle: editor ? () => comments.setOpen(!comments.isOpen) : undefined,
            }}
            details={{
              isOpen: !folded && !comments.isOpen && !beside,
              toggle() {
                setFolded(!folded && !comments.isOpen && !beside)
                comments.setOpen(false)
                setBeside(undefined)
              },
            }}
            checking={checking}
          />
        }
        toolbar={<Toolbar editor={editor} tools={tools} onComment={comments.ask} />}
        notes={
          <>
            <PresenceLine work={work} entryId={entryId} onComments={comments.hear} />
            <TroubleLine status={status} zone={opened.me.zone} kept={work.keeper.works} />
          </>
        }
      />
      {trouble?.is === 'conflict' && <TwoTexts draft={draft} conflict={trouble.conflict} zone={opened.me.zone} />}
      <WordsAloneNote opened={opened} />
      <KeptNotice draft={draft} opened={opened} ready={editor !== null} />
      <ReviewBar review={review} zones={zones} />
      <noscript>
        <p className="mt-3 border-l-3 border-warn bg-warn-wash px-4 py-3">
          Writing needs JavaScript. The public site does not.
        </p>
      </noscript>
      <div className={`gap-x-14 lg:grid ${columns(folded && !comments.isOpen, beside)}`}>
        <div className="mx-auto w-full max-w-[46rem] pt-6 lg:pt-9">
          <Headline part={part} language={language} ready={editor !== null} isNew={!opened.id} />
          <Text editor={editor} language={language} problem={problem('body')} />
        </div>
        <aside
          id="panel"
          aria-label="Details of this entry"
          hidden={folded}
          className={`mt-10 min-w-0 lg:sticky lg:top-28 lg:mt-9 lg:max-h-[calc(100dvh-7.5rem)] lg:self-start lg:overflow-y-auto lg:pb-6 ${comments.isOpen || beside ? 'lg:hidden' : ''}`}
        >
          <Panel
            part={part}
            releasing={releasing}
            review={<ReviewPart review={review} zones={zones} mayRelease={opened.mayRelease} />}
            translations={
              <TranslationsPart
                translations={translations}
                language={language}
                zones={zones}
                beside={beside}
                onBeside={setBeside}
              />
            }
            translated={translatedWords(translations)}
            language={language}
            onLanguage={(chosen) => {
              work.language = chosen
              setLanguage(chosen)
            }}
          />
        </aside>
        {beside && <TextBeside key={beside.entryId} {...beside} onClose={() => setBeside(undefined)} />}
        <CommentsAside comments={comments} placed={placed} zones={zones} />
      </div>
    </div>
  )
}

/** Beside the text: a text of the same width to read, or what is set down in notes; under a sheet its end stays in sight. */
function columns(isAlone: boolean, beside: Beside | undefined) {
  if (beside) return 'max-lg:pb-[42dvh] lg:grid-cols-2'
  return isAlone ? '' : 'lg:grid-cols-[minmax(0,1fr)_19rem]'
}
