import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ChoiceList } from '@/components/ui/choice-list'
import { DialogForm } from '@/components/ui/dialog'
import { useChoiceKeys } from '@/components/ui/use-choice-keys'
import type { Language } from '@/lib/languages/languages'
import { choicesFor, type LanguageChoice, languageName, spokenLanguage } from './language-choices'
import { endPassage, isAtEndOfPassage, markSelection, selectedLanguage } from './language-marks'

type Props = { editor: Editor; language: Language; onClose: () => void }

export function LanguageForm({ editor, language, onClose }: Props) {
  const [before] = useState(() => selectedLanguage(editor))
  const [typed, setTyped] = useState('')
  const groups = choicesFor(typed, language)
  const all = groups.flatMap(({ choices }) => choices)

  function choose(choice: LanguageChoice | undefined) {
    if (!choice) return
    if (choice.tag !== language) markSelection(editor, choice.tag)
    else if (isAtEndOfPassage(editor)) endPassage(editor)
    else if (before) markSelection(editor, undefined)
    onClose()
  }

  function remove() {
    markSelection(editor, undefined)
    onClose()
  }

  const keys = useChoiceKeys(all, { typed, onEnter: choose })
  return (
    <DialogForm
      onSubmit={() => choose(all[keys.index])}
      verb="Set language"
      isDisabled={all.length === 0}
      beside={
        before && (
          <Button kind="danger" onPress={remove}>
            Remove “{languageName(before)}”
          </Button>
        )
      }
    >
      <ChoiceList
        label="Find a language, or write its code"
        placeholder="French, or fr-CA"
        typed={typed}
        onType={setTyped}
        groups={groups}
        keys={keys}
        keyOf={({ tag }) => tag}
        press={choose}
        empty={<p className="text-soft">No language has this name. Its code will do: “fr”, “ksw”, “zh-Hant”.</p>}
        show={(choice) => <Row choice={choice} isNow={choice.tag === before} isOwn={choice.tag === language} />}
        message={all.length === 1 ? '1 language' : `${all.length} languages`}
      />
      <p className="text-sm text-soft">
        {before ? `Now: ${languageName(before)}. ` : ''}Screen readers read the words in this language, and browsers
        set, break and check them in it.
      </p>
    </DialogForm>
  )
}

function Row({ choice: { tag, name, own }, isNow, isOwn }: { choice: LanguageChoice; isNow: boolean; isOwn: boolean }) {
  const note = [isNow && 'now', isOwn && 'the language of this text'].filter(Boolean).join(', ')
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <span lang={spokenLanguage()}>{name}</span>
      {own && own !== name && (
        <span lang={tag} className="text-soft">
          {own}
        </span>
      )}
      <span className="text-sm text-soft">{[tag, note].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
