'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CommentsAside } from '../comments/comments-aside'
import '../comments/comments.css'
import type { EditorStart } from '../editor-start'
import { Headline } from '../text/headline'
import { Text } from '../text/text'
import { UnsavedNotice } from '../unsaved-notice'
import { UploadsProvider } from '../uploads'
import { Clashes } from './clashes'
import { LineChanges } from './line-changes'
import { SuggestingBar } from './suggesting-bar'
import './suggestions.css'
import { useSuggesting } from './use-suggesting'

/** One entry, over whose text somebody writes what they suggest. The text itself stays as it is. */
export function SuggestingEditor({ opened }: { opened: EditorStart }) {
  return (
    <UploadsProvider initialUploads={opened.uploads}>
      <Screen opened={opened} />
    </UploadsProvider>
  )
}

function Screen({ opened }: { opened: EditorStart }) {
  const screen = useSuggesting(opened)
  const { draft, editor, comments, placedIds, zones, problem } = screen
  const { base, clashes } = opened.suggestion!
  const { language } = opened
  return (
    <div className="editor flex flex-col [reading-flow:flex-visual] lg:block">
      <h1 className="sr-only">Suggest edits to this {opened.kind}</h1>
      <SuggestingBar screen={screen} />
      <section aria-label="Suggesting" className="mt-4 border-l-3 border-accent bg-wash px-4 py-2">
        <p>
          <strong>You are suggesting.</strong> The text itself stays as it is: whoever edits it sees what you write
          here, and accepts or refuses each change.
        </p>
      </section>
      <Clashes clashes={clashes} />
      {screen.isOlder && <NewerText />}
      <UnsavedNotice draft={draft} opened={opened} ready={editor !== null} />
      <noscript>
        <p className="mt-3 border-l-3 border-warn bg-warn-wash px-4 py-3">
          Writing needs JavaScript. The public site does not.
        </p>
      </noscript>
      <div className={`gap-x-14 lg:grid ${comments.isOpen ? 'lg:grid-cols-[minmax(0,1fr)_19rem]' : ''}`}>
        <div className="mx-auto w-full max-w-[46rem] pt-6 lg:pt-9">
          <Headline part={{ draft, problem }} language={language} ready={editor !== null} isNew={false} />
          <div className="mt-3 space-y-1 empty:hidden">
            <LineChanges label="Title" before={base.title} after={draft.fields.title} language={language} />
            <LineChanges label="Summary" before={base.summary} after={draft.fields.summary} language={language} />
          </div>
          <Text editor={editor} language={language} problem={problem('body')} />
        </div>
        <CommentsAside comments={comments} placedIds={placedIds} zones={zones} />
      </div>
    </div>
  )
}

/** Somebody saved the text that is written over here. */
function NewerText() {
  const [isClosed, setClosed] = useState(false)
  if (isClosed) return null
  return (
    <section
      aria-label="A newer text"
      className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 border-l-3 border-warn bg-warn-wash px-4 py-2"
    >
      <p role="status">
        Somebody has saved a newer text since you opened this one. Your suggestions stay, and are carried over when you
        load it.
      </p>
      <Button small onPress={() => location.reload()}>
        Load the newer text
      </Button>
      <Button small kind="quiet" onPress={() => setClosed(true)}>
        Later
      </Button>
    </section>
  )
}
