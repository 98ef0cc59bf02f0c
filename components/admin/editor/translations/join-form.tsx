import { useState } from 'react'
import { DialogForm } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/fields'
import { useFound } from '@/components/ui/use-found'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { useEditorScreen } from '../screen-context'

type TextToJoin = { id: number; title: string; language: Language }

export function JoinForm({ onJoined }: { onJoined: () => void }) {
  const { translations, language } = useEditorScreen()
  const { entryId, problems, step, joinTo, takeIn } = translations
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<TextToJoin>()
  const path = `/api/desk/entries/${entryId}/translations/candidates?${new URLSearchParams({ search })}`
  const { found: candidates = [], problems: trouble } = useFound<TextToJoin>(path)

  const choices = chosen && !candidates.some(({ id }) => id === chosen.id) ? [chosen, ...candidates] : candidates
  // Other texts are translated from the site's main language.
  const isSource = language === mainLanguage()
  async function submit() {
    if (!chosen) return
    const result = await (isSource ? takeIn(chosen.id) : joinTo(chosen.id))
    if (result?.ok) onJoined()
  }
  return (
    <DialogForm
      onSubmit={submit}
      verb="Link translation"
      pending={step === 'join'}
      isDisabled={!chosen}
      problems={[...trouble, ...problems]}
    >
      <TextField label="Find it" value={search} onChange={setSearch} hint="Words of its title or text." />
      {choices.length > 0 ? (
        <RadioGroup
          label="Says the same as this"
          value={chosen ? String(chosen.id) : ''}
          onChange={(id) => setChosen(choices.find((choice) => String(choice.id) === id))}
          choices={choices.map(({ id, title, language }) => ({
            value: String(id),
            label: title || 'Untitled',
            hint: englishName(language),
          }))}
        />
      ) : (
        <p role="status" className="text-sm text-soft">
          Nothing in another language has these words.
        </p>
      )}
      {chosen && (
        <p className="border-t border-line pt-4" aria-live="polite">
          {isSource
            ? `The ${englishName(chosen.language)} text becomes a translation of this one.`
            : `This text becomes a translation of the ${englishName(chosen.language)} one.`}{' '}
          <span className="text-soft">Each keeps its own status. It can be removed again.</span>
        </p>
      )}
    </DialogForm>
  )
}
