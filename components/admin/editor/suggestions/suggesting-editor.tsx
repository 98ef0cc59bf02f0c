'use client'

import { useState } from 'react'
import { ZonesContext } from '@/components/admin/moments/zones'
import { Button } from '@/components/ui/button'
import type { ClashingChange } from '@/domain/review/suggestions/suggested-text'
import type { Language } from '@/lib/languages/languages'
import { diffWords } from '@/lib/text/text-diff'
import { CommentsAside } from '../comments/comments-aside'
import '../comments/comments.css'
import type { EditorStart } from '../editor-start'
import { Headline } from '../text/headline'
import { EditorText } from '../text/text'
import { UnsavedNotice } from '../unsaved-notice'
import { UploadsProvider } from '../uploads'
import { SuggestingBar } from './suggesting-bar'
import '../changes.css'
import { useSuggesting } from './use-suggesting'

export function SuggestingEditor({ opened }: { opened: EditorStart }) {
  return (
    <ZonesContext value={{ zone: opened.zone, viewer: opened.me.zone }}>
      <UploadsProvider entryId={opened.id} initialUploads={opened.uploads}>
        <SuggestingScreenView opened={opened} />
      </UploadsProvider>
    </ZonesContext>
  )
}

function SuggestingScreenView({ opened }: { opened: EditorStart }) {
  const screen = useSuggesting(opened)
  const { draft, editor, comments, placedIds, problem } = screen
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
      <ClashNotes clashes={clashes} />
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
          <EditorText editor={editor} language={language} problem={problem('body')} />
        </div>
        {comments.isOpen && <CommentsAside comments={comments} placedIds={placedIds} />}
      </div>
    </div>
  )
}

function ClashNotes({ clashes }: { clashes: ClashingChange[] }) {
  if (!clashes.length) return null
  return (
    <section aria-label="Changed since" className="mt-3 border-l-3 border-warn bg-warn-wash px-4 py-2">
      <p className="font-semibold">
        The text has changed since under{' '}
        {clashes.length === 1 ? 'one of your suggested edits' : `${clashes.length} of your suggested edits`}. Look at{' '}
        {clashes.length === 1 ? 'it' : 'them'} again.
      </p>
      <ul className="mt-1 space-y-1">
        {clashes.map(({ before, words, used }, n) => (
          <li key={n} className="suggested-line font-serif wrap-anywhere">
            {before && <del>{before}</del>} {words && <ins>{words}</ins>}{' '}
            <span className="font-sans text-sm text-soft">
              {used ? 'stands in place of the newer words' : 'fits nowhere any more, and was left out'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NewerText() {
  const [isClosed, setClosed] = useState(false)
  if (isClosed) return null
  return (
    <section
      aria-label="A newer text"
      className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 border-l-3 border-warn bg-warn-wash px-4 py-2"
    >
      <p role="status">
        Somebody has saved a newer text since you opened this one. Your suggested edits stay, and are carried over when
        you load it.
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

type LineChangesProps = { label: string; before: string; after: string; language: Language }

function LineChanges({ label, before, after, language }: LineChangesProps) {
  if (before === after) return null
  return (
    <p lang={language} className="suggested-line font-serif wrap-anywhere">
      <span lang="en" className="mr-2 font-sans text-sm font-semibold text-soft">
        {label}
      </span>
      {diffWords(before, after, language).map(({ is, value }, n) => {
        if (is === 'same') return <span key={n}>{value}</span>
        return is === 'added' ? <ins key={n}>{value}</ins> : <del key={n}>{value}</del>
      })}
    </p>
  )
}
