import { useEffect, useRef } from 'react'
import { dialogIsOpen } from '@/components/ui/keys'
import { widestClass } from '@/components/ui/widest'
import { EditorBar, PresenceLine } from './bar'
import { PublishDialog } from './publish/publish-dialog'
import { isStillReleased, PublishSuccess, successWords } from './publish/success'
import { canSubmit, SubmitDialog } from './review/steps'
import { ModeSwitch } from './suggestions/mode-switch'
import { StateLine, TroubleLine } from './state-line'
import { MachineLine } from './translations/machine/machine-line'
import { TranslationLine } from './translations/translation-line'
import { FormattingBar } from './text/formatting-bar'
import type { EditorScreen } from './use-screen'
import { EditorTools } from './ways'
import { StateSign } from '@/components/admin/entry/state-mark'
import { stateInShort } from '@/components/admin/entry/state-words'

export function ScreenBar({ screen }: { screen: EditorScreen }) {
  const { part, sidePanel, editor, tools, success } = screen
  const { opened, draft, entryId, checking, comments, suggestions } = part
  const { work, status } = draft
  const released = success.done && isStillReleased(success.done, screen.releasing) ? success.done : undefined
  const saving = { status, zone: opened.me.zone, hasCopy: work.keeper.works }
  return (
    <EditorBar
      state={
        <>
          <StateChip screen={screen} />
          <StateLine {...saving} />
        </>
      }
      out={<WayOut screen={screen} />}
      ways={
        <EditorTools
          entryId={entryId}
          save={() => work.autosave.retry()}
          mode={<ModeSwitch mode="Editing" entryId={entryId} save={async () => (await work.saveNow()) !== undefined} />}
          share={opened.mayShare ? async () => (await work.saveNow()) !== undefined : undefined}
          comments={{
            isOpen: comments.isOpen,
            openCount: comments.threads.open.length,
            toggle: editor ? () => comments.setOpen(!comments.isOpen) : undefined,
          }}
          suggestions={{
            isOpen: suggestions.isOpen && !comments.isOpen,
            openCount: suggestions.items.length,
            toggle() {
              if (suggestions.isOpen && !comments.isOpen) suggestions.setOpen(false)
              else suggestions.open()
            },
          }}
          details={{ isOpen: sidePanel.isShowingDetails, toggle: sidePanel.toggleDetails }}
          checking={checking}
        />
      }
      toolbar={
        <FormattingBar
          editor={editor}
          entryId={entryId}
          language={screen.language}
          tools={tools}
          searched={{ fields: draft.fields, change: draft.change, showPanel: sidePanel.showDetails }}
          onComment={comments.begin}
          over={
            released && (
              <PublishSuccess
                {...released}
                part={part}
                zones={screen.zones}
                onClose={() => {
                  success.setDone(undefined)
                  editor?.commands.focus(undefined, { scrollIntoView: false })
                }}
                onWriting={() => success.setDone(undefined)}
              />
            )
          }
        />
      }
      notes={
        <>
          {screen.original.source && <TranslationLine screen={screen} />}
          {screen.machine.isShown && <MachineLine screen={screen} />}
          <PresenceLine
            work={work}
            entryId={entryId}
            on={{
              state: (mark) => void screen.releasing.onMark(mark),
              comments: (mark) => void comments.threads.refresh(mark),
              suggestions: (mark) => void suggestions.refresh(mark),
              newest: screen.newer.onNewest,
            }}
          />
          <TroubleLine {...saving} />
          {/* Always present, so that screen readers read new content. */}
          <p aria-live="polite" className="sr-only">
            {released && successWords(released, screen.zones)}
          </p>
        </>
      }
    />
  )
}

function WayOut({ screen: { part, releasing, review, success } }: { screen: EditorScreen }) {
  const isMine = part.opened.mayRelease
  const out = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isMod = event.ctrlKey || event.metaKey
      if (event.key !== 'Enter' || !isMod || !event.shiftKey || event.altKey || dialogIsOpen()) return
      event.preventDefault()
      out.current?.querySelector('button')?.click()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <div
      ref={out}
      data-says="way out"
      data-widest={isMine ? 'Publish changes…' : 'Submit for review…'}
      className={`${widestClass} before:px-[calc(1rem+1px)] before:font-semibold [&>button]:w-full`}
    >
      {isMine ? (
        <PublishDialog
          part={part}
          releasing={releasing}
          onReleased={(done) => {
            part.draft.released()
            success.setDone(done)
          }}
        />
      ) : (
        (!releasing.review || canSubmit(releasing.review)) && (
          <SubmitDialog review={review} people={part.people} suggestions={part.suggestions} primary />
        )
      )}
    </div>
  )
}

function StateChip({ screen }: { screen: EditorScreen }) {
  const { releasing, zones, showState } = screen
  const { words, narrow } = stateInShort(releasing.state, releasing.review?.state, zones)
  return (
    <button
      type="button"
      data-says="chip"
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
