import { CalendarX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { ProblemList } from '@/components/ui/form'
import { useAsk } from '@/components/ui/use-ask'
import { dialogIsOpen } from '@/components/ui/keys'
import { widestClass } from '@/components/ui/widest'
import { EditorBar, PresenceLine } from './bar'
import { PublishDialog } from './publish/publish-dialog'
import { isStillReleased, PublishSuccess, successWords } from './publish/success'
import { canSubmit, SubmitDialog } from './review/steps'
import { StateLine, TroubleLine } from './state-line'
import { TranslationLine } from './translations/translation-line'
import { FormattingBar } from './text/formatting-bar'
import { useEditorScreen } from './screen-context'
import { EditorTools } from './ways'
import { useZones } from '@/components/admin/moments/zones'
import { StateSign } from '@/components/admin/entry/state-mark'
import { shortStateOf } from '@/components/admin/entry/state-words'

export function ScreenBar() {
  const { part, sidePanel, editor, tools, success, releasing, language, original, newer } = useEditorScreen()
  const { opened, draft, entryId, comments, suggestions } = part
  const { work, status } = draft
  const zones = useZones()
  const released = success.done && isStillReleased(success.done, releasing) ? success.done : undefined
  const saving = { status, zone: opened.me.zone, hasCopy: work.keeper.works }
  return (
    <EditorBar
      state={
        <>
          <StateChip />
          <StateLine {...saving} />
        </>
      }
      out={<WayOut />}
      ways={<EditorTools />}
      toolbar={
        <FormattingBar
          editor={editor}
          entryId={entryId}
          language={language}
          tools={tools}
          searched={{ fields: draft.fields, change: draft.change, showPanel: sidePanel.showDetails }}
          onComment={comments.begin}
          over={released && <PublishSuccess {...released} />}
        />
      }
      notes={
        <>
          {original.source && <TranslationLine />}
          <PresenceLine
            work={work}
            entryId={entryId}
            on={{
              state: (mark) => void releasing.onMark(mark),
              comments: (mark) => void comments.threads.refresh(mark),
              suggestions: (mark) => void suggestions.refresh(mark),
              newest: newer.onNewest,
            }}
          />
          <TroubleLine {...saving} />
          {/* Always present, so that screen readers read new content. */}
          <p aria-live="polite" className="sr-only">
            {released && successWords(released, zones)}
          </p>
        </>
      }
    />
  )
}

function WayOut() {
  const { part, releasing } = useEditorScreen()
  const teams = part.standing?.teams ?? []
  const isMine = part.opened.mayRelease && !teams.length
  const isScheduled = isMine && releasing.state.is === 'scheduled'
  const out = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isMod = event.ctrlKey || event.metaKey
      if (event.key !== 'Enter' || !isMod || !event.shiftKey || event.altKey || dialogIsOpen()) return
      event.preventDefault()
      out.current?.querySelector<HTMLElement>('[data-says] button')?.click()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <div ref={out} className="flex items-center gap-1">
      {isMine && <UnscheduleButton />}
      <div
        data-says="way out"
        data-widest={
          isScheduled ? 'Change date…' : isMine ? 'Publish changes…' : teams.length ? undefined : 'Submit for review…'
        }
        className={`${widestClass} before:px-[calc(1rem+1px)] before:font-semibold [&>button]:w-full`}
      >
        {isMine ? <PublishDialog /> : (!releasing.review || canSubmit(releasing.review)) && <SubmitDialog primary />}
      </div>
    </div>
  )
}

function UnscheduleButton() {
  const { state, standing, act } = useEditorScreen().releasing
  const { send, pending, problems } = useAsk((releaseId: number) => act('unschedule', { releaseId }))
  const release = standing?.pending.find(({ what, bundled }) => what === 'text' && !bundled)
  if (state.is !== 'scheduled' || !release) return null
  return (
    <div className="relative">
      <Button
        kind="quiet"
        title="Unschedule"
        isPending={pending}
        onPress={() => void send(release.releaseId)}
        className="px-2!"
      >
        <CalendarX aria-hidden className="size-5 sm:hidden" />
        <span className="max-sm:sr-only">Unschedule</span>
      </Button>
      <div className="absolute top-full right-0 w-72">
        <ProblemList problems={problems} />
      </div>
    </div>
  )
}

function StateChip() {
  const { releasing, showSection } = useEditorScreen()
  const zones = useZones()
  const { words, narrow } = shortStateOf(releasing.state, releasing.review?.state, zones)
  return (
    <button
      type="button"
      data-says="chip"
      title={releasing.sentence}
      onClick={() => showSection('Status')}
      className="-mt-1 block max-w-full min-h-6 cursor-pointer text-left text-sm leading-tight font-semibold hover:underline"
    >
      <span className="block truncate">
        <span className="sr-only">Status: </span>
        <StateSign state={releasing.state} />
        <span className={narrow && 'max-2xl:hidden'}>{words}</span>
        {narrow && <span className="2xl:hidden">{narrow}</span>}
      </span>
    </button>
  )
}
