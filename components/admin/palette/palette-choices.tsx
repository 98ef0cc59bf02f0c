import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { kindAndLanguage } from '@/components/admin/entry/entry-title'
import { stateNames } from '@/components/admin/entry/state-words'
import { formatName } from '@/components/admin/media/upload-words'
import type { TextChoice, UploadChoice } from '@/components/admin/picker/choice'
import { useChoices } from '@/components/admin/picker/use-choices'
import { ChoiceList, type ChoiceGroup } from '@/components/ui/choice-list'
import type { NameChoice } from '@/domain/desk/name-choices'
import { openShortcuts } from '@/components/ui/keys'
import { useChoiceKeys } from '@/components/ui/use-choice-keys'
import { isPicture } from '@/lib/files/media-types'
import { commandGroups, commandsOf, type Command } from './commands'
import { findPlaces, type PalettePlace } from './places'
import { countInWords } from '@/lib/text/numbers'

type Props = {
  begin: PalettePlace[]
  places: PalettePlace[]
  close: () => void
  run: (command: Command) => void
}

type PaletteChoice = { label: string; aside?: string; lang?: string } & ({ href: string } | { command: Command })
type PaletteGroup = ChoiceGroup<PaletteChoice>

export function PaletteChoices({ begin, places, close, run }: Props) {
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const [commands] = useState(() => commandGroups.map((name) => ({ name, commands: commandsOf(name) })))
  const link = useRef<HTMLAnchorElement>(null)
  const { found, problem, isSettled } = useChoices({ types: ['text', 'picture', 'document', 'name'], typed })
  const isTyped = typed.trim() !== ''
  const [ofText, ofPage, intoText] = commands.map(({ name, commands }) => commandGroup(name, commands, typed))
  const fixedGroups: PaletteGroup[] = [
    { name: 'Create', choices: findPlaces(begin, typed) },
    { name: 'Go to', choices: findPlaces(places, typed) },
    commandGroup('Help', help, typed),
  ]
  // Until the answer for these words arrives, the last answer is shown as far as it fits.
  const pending = isSettled ? '' : typed
  const foundGroups: PaletteGroup[] = [
    { name: isTyped ? 'Texts' : 'Last edited', choices: findPlaces(found.texts.map(textChoice), pending) },
    {
      name: isTyped ? 'Pictures and files' : 'Last uploaded',
      choices: findPlaces(found.uploads.map(uploadChoice), pending),
    },
    // Some match by names in other languages: results for other words are left out.
    { name: 'Topics, countries and people', choices: isSettled ? found.names.map(nameChoice) : [] },
  ]
  // Known choices come first: an answer that arrives later moves nothing under Enter.
  const order = isTyped
    ? [ofText, ofPage, intoText, ...fixedGroups, ...foundGroups]
    : [ofText, ofPage, ...foundGroups, intoText, ...fixedGroups]
  const groups = order.filter((group) => group !== undefined && group.choices.length > 0) as PaletteGroup[]
  const all = groups.flatMap((group) => group.choices)
  const keys = useChoiceKeys(all, { typed, onEnter: (choice) => choice && choose(choice) })

  function choose(choice: PaletteChoice) {
    if ('command' in choice) return run(choice.command)
    // Clicks a link, so that guards of unsaved changes ask.
    link.current!.href = choice.href
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
          const href = event.currentTarget.getAttribute('href')!
          if (!href.startsWith('/admin')) return
          event.preventDefault()
          router.push(href)
        }}
      >
        Go
      </a>
      <ChoiceList
        isBare
        label="Do, go to or find"
        placeholder="“Publish”, “new post”, a page, a name, words of a text …"
        typed={typed}
        onType={setTyped}
        groups={groups}
        keys={keys}
        keyOf={(choice) => ('href' in choice ? choice.href : choice.label)}
        press={choose}
        show={({ label, lang, aside }) => (
          <span className="flex min-h-7 items-center justify-between gap-4">
            <span lang={lang} className="min-w-0 wrap-anywhere">
              {label}
            </span>
            {aside && <span className="shrink-0 text-sm text-soft">{aside}</span>}
          </span>
        )}
        message={statusSentence({ count: all.length, failed: problem !== undefined, isSettled, typed: typed.trim() })}
      />
    </>
  )
}

const help = [
  { label: 'Keyboard shortcuts', also: 'keys hotkeys help', run: () => void dispatchEvent(new Event(openShortcuts)) },
]

function commandGroup(name: string, commands: Command[], typed: string): PaletteGroup {
  const begins = typed.trim().toLowerCase()
  const isMeant = ({ label }: Command) => begins !== '' && label.toLowerCase().startsWith(begins)
  const found = findPlaces(commands, typed).sort((one, other) => Number(isMeant(other)) - Number(isMeant(one)))
  return { name, choices: found.map((command) => ({ label: command.label, command })) }
}

function textChoice({ id, title, kind, language, state, path, isOthers }: TextChoice): PaletteChoice {
  return {
    href: isOthers && path ? path : `/admin/entries/${id}`,
    label: title.trim() || 'Untitled',
    aside: `${kindAndLanguage({ id, title, kind, language })} · ${stateNames[state.is]}`,
    lang: language,
  }
}

function uploadChoice({ id, name, type }: UploadChoice): PaletteChoice {
  return { href: `/admin/media/${id}`, label: name, aside: isPicture(type) ? 'Picture' : formatName(type) }
}

const nameKinds = { topic: 'Topic', country: 'Country', person: 'What they wrote' }

function nameChoice({ is, id, name }: NameChoice): PaletteChoice {
  const href = `/admin/entries?${is === 'person' ? 'by' : 'term'}=${id}`
  return { href, label: name, aside: nameKinds[is] }
}

type StatusFacts = { count: number; failed: boolean; isSettled: boolean; typed: string }

function statusSentence({ count, failed, isSettled, typed }: StatusFacts) {
  if (failed) return 'Texts and files could not be searched: no answer came. Check the connection.'
  if (!isSettled) return 'Searching …'
  if (count === 0) return `Nothing found for “${typed}”.`
  return countInWords(count, 'choice')
}
