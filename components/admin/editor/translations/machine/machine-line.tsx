import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import { Button } from '@/components/ui/button'
import { dialogIsOpen } from '@/components/ui/keys'
import { draftsInWords } from '@/domain/content/checks/translation/drafts'
import type { Passage } from '@/domain/content/checks/translation/passages'
import type { EditorScreen } from '../../use-screen'
import { passageAt, passageBeyond } from '../go-to-still'
import { Dialog } from '@/components/ui/dialog'
import { loadLater } from '@/components/ui/later'

export function MachineLine({ screen }: { screen: EditorScreen }) {
  const { machine, original, editor, shownOriginal, part } = screen
  const { host, found, isSigning, problems } = machine
  const [isDrafting, setDrafting] = useState(false)
  const last = useLastPlace(screen)
  const stillCount = original.still?.passages.length ?? 0

  function goTo(passage: Passage | undefined) {
    if (!passage) return
    shownOriginal.backToText()
    part.checking.goToPlace(passage.place)
    last.set(passage)
  }

  function goToNext(isBack = false) {
    if (editor) goTo(passageBeyond(machine.look(), editor, { last: last.get(), isBack }))
  }

  async function signThis() {
    if (!editor) return
    const passages = machine.look()
    const passage = passageAt(passages, editor, last.get())
    if (!passage) return goToNext()
    last.set(passage)
    const answer = await machine.sign([passage])
    // The focus may have moved elsewhere meanwhile: it stays there.
    if (answer?.ok && last.get()?.words === passage.words) goToNext()
  }

  useDraftKeys(found.length > 0, { goToNext, signThis: () => void signThis() })
  useCommands(
    'This text',
    () => [
      host !== undefined && stillCount > 0 && { label: 'Draft by machine…', run: () => setDrafting(true) },
      found.length > 0 && { label: 'Next draft to check', run: () => goToNext() },
      found.length > 0 && { label: 'Checked: sign this draft', run: () => void signThis() },
    ],
    5,
  )
  return (
    <div
      role="group"
      aria-label="Machine drafts"
      className="-mx-2 flex min-h-10 min-w-0 items-center gap-x-1 lg:col-span-full lg:row-start-4 lg:-ml-2.5"
    >
      {host !== undefined && (
        <Button small kind="quiet" isDisabled={stillCount === 0} onPress={() => setDrafting(true)}>
          <span>
            Draft<span className="max-sm:hidden"> by machine</span>…
          </span>
        </Button>
      )}
      <Button small kind="quiet" isDisabled={found.length === 0} onPress={() => goToNext()} aria-keyshortcuts="F8">
        Next draft
      </Button>
      <Button
        small
        kind="quiet"
        isDisabled={found.length === 0}
        isPending={isSigning}
        onPress={() => void signThis()}
        aria-keyshortcuts="Control+F8 Meta+F8"
      >
        Checked
      </Button>
      <DraftCounts count={found.length} problem={problems.map(({ message }) => message).join(' ')} />
      {isDrafting && <DraftDialog screen={screen} last={last.get()} onClose={() => setDrafting(false)} />}
    </div>
  )
}

function DraftCounts({ count, problem }: { count: number; problem: string }) {
  const look = count > 0 ? 'font-semibold text-warn' : 'text-soft'
  return (
    <p className="ml-1.5 min-w-0 truncate text-sm tabular-nums">
      <span aria-hidden className={`sm:hidden ${look}`}>
        {problem || (count > 0 ? `${count} to check` : 'No drafts')}
      </span>
      <span aria-live="polite" className={`max-sm:sr-only ${look}`}>
        {problem || (count > 0 ? draftsInWords(count) : 'No drafts to check')}
      </span>
    </p>
  )
}

function useLastPlace({ editor }: EditorScreen) {
  const place = useRef<Passage>(undefined)
  useEffect(() => {
    if (!editor) return
    const forget = () => void (place.current = undefined)
    // The cursor arrives one frame later, and the focus another frame later.
    const forgetElsewhere = () => {
      const { from } = editor.state.selection
      const at = place.current?.place
      if (!at || 'field' in at || from < at.from || from > at.to) forget()
    }
    editor.on('selectionUpdate', forgetElsewhere)
    addEventListener('input', forget)
    return () => {
      editor.off('selectionUpdate', forgetElsewhere)
      removeEventListener('input', forget)
    }
  }, [editor])
  return { get: () => place.current, set: (passage: Passage) => void (place.current = passage) }
}

type DraftKeyActions = { goToNext: (isBack?: boolean) => void; signThis: () => void }

/** F8 goes to the next draft; with Control or Command it signs. Suggestions get these keys first. */
function useDraftKeys(isOn: boolean, keys: DraftKeyActions) {
  const latest = useRef(keys)
  // A layout effect, so that the keys work as soon as the line shows drafts.
  useLayoutEffect(() => void (latest.current = keys))
  useLayoutEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.altKey || event.defaultPrevented || dialogIsOpen()) return
      event.preventDefault()
      if (event.ctrlKey || event.metaKey) latest.current.signThis()
      else latest.current.goToNext(event.shiftKey)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [isOn])
}

const DraftForm = loadLater(() => import('./draft-form').then((part) => part.DraftForm))

type Props = { screen: EditorScreen; last: Passage | undefined; onClose: () => void }

function DraftDialog({ screen, last, onClose }: Props) {
  const { machine } = screen
  function close() {
    if (machine.drafting?.isRunning) return machine.stop()
    machine.forget()
    onClose()
  }
  return (
    <Dialog title="Draft by machine" open onOpenChange={(isOpen) => !isOpen && close()}>
      <DraftForm screen={screen} last={last} close={close} />
    </Dialog>
  )
}
