'use client'

import { PencilLine } from 'lucide-react'
import Link from 'next/link'
import './comments/comments.css'
import './translations/translations.css'
import './changes.css'
import { ZonesContext } from '@/components/admin/moments/zones'
import { Button } from '@/components/ui/button'
import { loadLater } from '@/components/ui/later'
import { peopleWords } from './suggestions/placed-suggestions'
import { ScreenContext, useEditorScreen } from './screen-context'
import { UnsavedNotice } from './unsaved-notice'
import type { EditorStart } from './editor-start'
import { ReviewBar } from './review/review-bar'
import { ScreenBar } from './screen-bar'
import { SidePanel } from './side-panel'
import { Headline } from './text/headline'
import { EditorText } from './text/text'
import { NewerTextNotice } from './two-texts/two-texts'
import { UploadsProvider } from './uploads'
import { useScreen, type EditorScreen } from './use-screen'
import type { SidePanelState } from './use-side-panel'

const TwoTexts = loadLater(
  () => import('./two-texts/two-texts').then((part) => part.TwoTexts),
  'mt-4 min-h-60 border-t-3 border-warn bg-warn-wash p-5',
)

export function Editor({ opened }: { opened: EditorStart }) {
  return (
    <ZonesContext value={{ zone: opened.zone, viewer: opened.me.zone }}>
      <UploadsProvider entryId={opened.id} initialUploads={opened.uploads}>
        <EditorScreenView opened={opened} />
      </UploadsProvider>
    </ZonesContext>
  )
}

function EditorScreenView({ opened }: { opened: EditorStart }) {
  const screen = useScreen(opened)
  const { part, releasing, editor, language } = screen
  const { draft } = part
  const { trouble } = draft.status
  return (
    <ScreenContext value={screen}>
      <div className={`editor flex flex-col [reading-flow:flex-visual] lg:block ${sideTopClassOf(screen)}`}>
        <h1 className="sr-only">
          {opened.id ? 'Edit' : 'New'} {opened.kind}
        </h1>
        <ScreenBar />
        {trouble?.is === 'conflict' && <TwoTexts draft={draft} conflict={trouble.conflict} zone={opened.me.zone} />}
        <NewerTextNotice state={screen.newer} entryId={part.entryId} zone={opened.me.zone} />
        {opened.isSample && (
          <p role="note" className="mt-3 border-l-3 border-accent bg-wash px-4 py-3">
            This is a sample to try things out in. Readers never get it.
          </p>
        )}
        <LostFormatNote opened={opened} />
        <UnsavedNotice draft={draft} opened={opened} ready={editor !== null} />
        <div aria-live="polite">
          {releasing.obstacle && (
            <p data-says="obstacle" className="mt-3 border-l-3 border-warn bg-warn-wash px-4 py-3">
              {releasing.obstacle}
            </p>
          )}
        </div>
        <ReviewBar />
        <SuggestionsLine />
        <noscript>
          <p className="mt-3 border-l-3 border-warn bg-warn-wash px-4 py-3">
            Writing needs JavaScript. The public site does not.
          </p>
        </noscript>
        <div className={`gap-x-14 lg:grid ${columnsClass(screen.sidePanel)}`}>
          <div
            className={`mx-auto w-full max-w-[46rem] pt-6 lg:pt-9 ${screen.shownOriginal.isInPlace ? 'max-[68.7499rem]:hidden' : ''}`}
          >
            <Headline
              part={part}
              language={language}
              ready={editor !== null}
              isNew={!opened.id}
              original={screen.original}
            />
            <EditorText
              editor={editor}
              language={language}
              problem={part.problem('body')}
              onLanguage={() => screen.showSection('Language')}
            />
          </div>
          <SidePanel />
        </div>
      </div>
    </ScreenContext>
  )
}

function sideTopClassOf({ original }: EditorScreen) {
  return original.source ? '[--beside-top:9.75rem] max-[71rem]:[--beside-top:12rem]' : '[--beside-top:7rem]'
}

/** Warns that the editor shows only the words of what is stored, without headings, links and pictures. */
function LostFormatNote({ opened: { id, base, bodyProblem } }: { opened: EditorStart }) {
  if (!bodyProblem || !id || !base) return null
  return (
    <p role="note" className="mt-3 border-l-3 border-warn bg-warn-wash px-4 py-3 wrap-anywhere">
      Only the words of this text are here, without headings, links or pictures: it held something that is not allowed.{' '}
      {bodyProblem} What you save takes its place;{' '}
      <Link href={`/admin/entries/${id}/revisions/${base.revisionId}`}>the revision</Link> stays.
    </p>
  )
}

function SuggestionsLine() {
  const { items, isOpen, announcement, open } = useEditorScreen().part.suggestions
  return (
    <>
      {items.length > 0 && !isOpen && (
        <section
          aria-label="Suggested edits"
          className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1 border-l-3 border-accent bg-wash px-4 py-2"
        >
          <p className="font-semibold">
            <PencilLine aria-hidden className="mr-2 inline size-4.5 text-accent" />
            {peopleWords(items)}
          </p>
          <Button small onPress={open}>
            Show suggested edits
          </Button>
        </section>
      )}
      {/* Always present, so that screen readers read new content. */}
      <p aria-live="polite" className="sr-only">
        {announcement.words}
      </p>
    </>
  )
}

function columnsClass({ beside, isShowingOriginal, isTextAlone }: SidePanelState) {
  if (isShowingOriginal) return `min-[68.75rem]:grid-cols-2 ${isTextAlone ? '' : detailsBeside}`
  if (beside) return 'max-lg:pb-[42dvh] lg:grid-cols-2'
  return isTextAlone ? '' : detailsBeside
}

const detailsBeside = 'lg:grid-cols-[minmax(0,1fr)_19rem]'
