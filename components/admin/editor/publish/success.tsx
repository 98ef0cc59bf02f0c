import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useZones } from '@/components/admin/moments/zones'
import { AskButton } from '@/components/ui/ask-button'
import { ask } from '@/components/ui/use-ask'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { widestClass } from '@/components/ui/widest'
import { mainLanguage } from '@/lib/languages/languages'
import { deskMoment, type TimeZones } from '@/lib/time/time'
import { useEditorScreen } from '../screen-context'
import type { ScreenState } from '../use-entry-state'
import type { ReleasedText } from './will-happen'

/** Returns whether the state is still as this release made it. */
export function isStillReleased({ path, at }: ReleasedText, { state, standing }: ScreenState) {
  return at === undefined ? state.is === 'live' && state.path === path : standing?.scheduled?.at === at
}

export function successWords({ at }: ReleasedText, zones: TimeZones) {
  return at === undefined ? 'Published. Readers have it now.' : `Scheduled for ${deskMoment(at, zones)}.`
}

/** Closes when someone clicks in the text or types. Ignores focus: the publish dialog moves it into the text. */
export function PublishSuccess({ path, at }: ReleasedText) {
  const { part, success, editor } = useEditorScreen()
  const { opened, draft, entryId } = part
  const { setDone } = success
  const [title] = useState(draft.fields.title)
  const address = new URL(path, location.origin).href
  const isWriting = draft.status.is === 'saving'
  useEffect(() => {
    if (isWriting) setDone(undefined)
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Element && target.closest('.editor .line, .editor .body')) setDone(undefined)
    }
    document.addEventListener('pointerdown', onPointer)
    return () => document.removeEventListener('pointerdown', onPointer)
  }, [isWriting, setDone])

  function close() {
    setDone(undefined)
    editor?.commands.focus(undefined, { scrollIntoView: false })
  }

  return (
    <section
      aria-label={at === undefined ? 'Published' : 'Scheduled'}
      className="absolute inset-x-0 top-0 z-10 flex min-h-full flex-wrap items-center gap-x-2 gap-y-1 border-l-3 border-live bg-wash py-0.5 pr-1 pl-3"
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <p className="mr-1 font-semibold">{successWords({ path, at }, useZones())}</p>
      {at === undefined && (
        <a href={path} target="_blank" className={buttonClass('quiet', true)}>
          View {opened.kind}
        </a>
      )}
      <CopyLink address={address} />
      {'share' in navigator && (
        <Button small kind="quiet" onPress={() => void shareAddress({ title, url: address })}>
          Share…
        </Button>
      )}
      {at === undefined && opened.mayLead && draft.work.language === mainLanguage() && <MakeLead entryId={entryId!} />}
      <Button small kind="quiet" aria-label="Close" onPress={close} className="ml-auto">
        <X aria-hidden className="size-4" />
      </Button>
    </section>
  )
}

function CopyLink({ address }: { address: string }) {
  const [label, setLabel] = useState('Copy link')
  async function copy() {
    try {
      await navigator.clipboard.writeText(address)
      setLabel('Copied')
    } catch {
      setLabel('Not copied')
    }
  }
  return (
    <Button small kind="quiet" onPress={() => void copy()}>
      <span data-widest="Not copied" className={widestClass}>
        {label}
      </span>
    </Button>
  )
}

/** Shares an address. Closing the device's share menu is not a failure. */
async function shareAddress(what: ShareData) {
  try {
    await navigator.share(what)
  } catch {
    // Closed without sharing.
  }
}

function MakeLead({ entryId }: { entryId: number }) {
  const [isLead, setLead] = useState(false)
  if (isLead) return <p className="px-2.5 text-sm font-semibold text-live">It leads the front page.</p>
  return (
    <AskButton small kind="quiet" ask={() => ask(`/api/desk/entries/${entryId}/lead`, {})} onDone={() => setLead(true)}>
      Make it the lead
    </AskButton>
  )
}
