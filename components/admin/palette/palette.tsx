'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { dialogIsOpen, opensPalette } from '@/components/ui/keys'
import { openShortcuts } from '@/components/ui/open-shortcuts'
import { kindAndLanguage } from '@/components/admin/entry/entry-title'
import { Choices, type PaletteChoice, type Group } from './choices'
import { openPalette } from './open-palette'
import { placesFor, type PalettePlace } from './places'
import { useEntrySearch, type PaletteEntry } from './use-entry-search'

type Props = { begin: PalettePlace[]; places: PalettePlace[] }

/** Ctrl+K or Cmd+K, in a text Alt+K or Cmd+Shift+K, from anywhere in the desk: go to a page, begin an entry, find one by its title. */
export function Palette(props: Props) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Where a text is written the same keys make a link: what that has answered is not answered again.
      if (event.defaultPrevented || !opensPalette(event)) return
      event.preventDefault()
      setOpen((open) => !open && !dialogIsOpen())
    }
    const onAsk = () => setOpen(true)
    addEventListener('keydown', onKey)
    addEventListener(openPalette, onAsk)
    return () => {
      removeEventListener('keydown', onKey)
      removeEventListener(openPalette, onAsk)
    }
  }, [])
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={setOpen}
      isDismissable
      className="fixed inset-0 z-50 flex items-start justify-center bg-[#0b0d10]/55 p-3 pt-[6vh] sm:pt-[14vh]"
    >
      <Modal className="w-full max-w-xl border-t-3 border-rule bg-paper text-ink forced-colors:border">
        <AriaDialog aria-label="Go to, begin or find" className="outline-none">
          {({ close }) => <Inside {...props} close={close} />}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

function Inside({ begin, places, close }: Props & { close: () => void }) {
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const link = useRef<HTMLAnchorElement>(null)
  const { entries, failed, settled } = useEntrySearch(typed.trim(), true)
  const isTyped = typed.trim() !== ''
  const entryGroup: Group = {
    name: isTyped ? 'Entries' : 'Your last entries',
    // Until the answer for these words is there, the one before it is shown as far as it fits.
    choices: fitting(entries, settled ? '' : typed).map((entry) => ({
      href: `/admin/entries/${entry.id}`,
      label: entry.title.trim() || 'Untitled',
      aside: kindAndLanguage(entry),
      lang: entry.language,
    })),
  }
  const fixedGroups: Group[] = [
    { name: 'Begin', choices: placesFor(begin, typed) },
    { name: 'Go to', choices: placesFor(places, typed) },
    { name: 'Help', choices: placesFor(help, typed) },
  ]
  // What is known at once comes first: an answer that arrives later moves nothing under the finger that presses Enter.
  const groups = (isTyped ? [...fixedGroups, entryGroup] : [entryGroup, ...fixedGroups]).filter(
    (group) => group.choices.length > 0,
  )

  function choose({ href, run }: PaletteChoice) {
    if (run) {
      close()
      return run()
    }
    // A click on a link, so that whatever guards unsaved changes is asked as with any other.
    link.current!.href = href
    link.current!.click()
    close()
  }

  return (
    <>
      <a
        ref={link}
        href="/admin"
        hidden
        onClick={(event) => {
          event.preventDefault()
          router.push(event.currentTarget.getAttribute('href')!)
        }}
      >
        Go
      </a>
      <Choices
        typed={typed}
        groups={groups}
        choose={choose}
        onType={setTyped}
        says={saysOf({ groups, failed, settled, typed: typed.trim() })}
      />
    </>
  )
}

const help = [
  {
    href: '#shortcuts',
    label: 'Keyboard shortcuts',
    also: 'keys hotkeys help',
    aside: '?',
    run: () => void dispatchEvent(new Event(openShortcuts)),
  },
]

function fitting(entries: PaletteEntry[], typed: string) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
}

function saysOf({
  groups,
  failed,
  settled,
  typed,
}: {
  groups: Group[]
  failed: boolean
  settled: boolean
  typed: string
}) {
  if (failed) return 'Entries could not be searched: no answer came. Check the connection.'
  if (!settled) return 'Searching …'
  const n = groups.reduce((sum, group) => sum + group.choices.length, 0)
  if (n === 0) return `Nothing is called “${typed}”.`
  return n === 1 ? '1 choice' : `${n} choices`
}
