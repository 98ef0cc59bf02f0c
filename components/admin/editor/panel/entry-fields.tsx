import { SelectField, TextField } from '@/components/ui/fields'
import type { PanelPart } from './part'
import { useEditorScreen } from '../screen-context'
import { useState } from 'react'
import { inZone, instantOf, longDate } from '@/lib/time/time'
import { ProblemList } from '@/components/ui/form'
import { useAsk } from '@/components/ui/use-ask'
import { siteLanguages, type Language } from '@/lib/languages/languages'
import { englishName, ownName } from '@/lib/languages/language-tags'
import { ConfirmDialog } from '@/components/ui/ask-first'

export function OwnDate({ opened: { zone }, standing, draft: { fields, change } }: PanelPart) {
  const value = fields.dated === null ? '' : inZone(fields.dated, zone).toPlainDate().toString()
  const [typed, setTyped] = useState<string>()
  if (standing?.fixedDate)
    return (
      <p>
        {longDate(standing.fixedDate, zone)}
        <span className="block text-sm text-soft">It was fixed when this was first published.</span>
      </p>
    )
  return (
    <TextField
      label="Editorial date"
      type="date"
      value={typed ?? value}
      onBlur={() => setTyped(undefined)}
      onChange={(date) => {
        setTyped(date)
        // Noon is on this day in all zones of readers.
        const noon = instantOf({ date, time: '12:00', zone })
        if (date === '') change({ dated: null })
        else if (noon.ok) change({ dated: noon.at })
      }}
      hint={value ? 'Order, archives and address use it.' : 'Left empty, it is the moment this goes live.'}
    />
  )
}

/** Asks for confirmation if the text is published, because another language changes its address at once. */
export function LanguageField() {
  const { part, language, changeLanguage } = useEditorScreen()
  const { send, pending, problems } = useAsk(changeLanguage)
  const [chosen, choose] = useState<Language>()
  const isPublic = part.standing?.state.is === 'live'
  return (
    <>
      <SelectField
        label="Language of the text"
        value={language}
        aria-busy={pending}
        onChange={(value) => (isPublic ? choose(value) : void send(value))}
        options={siteLanguages().map((code) => ({
          value: code,
          label: code === 'en' ? 'English' : `${englishName(code)} (${ownName(code)})`,
        }))}
      />
      <ConfirmDialog
        title="Change the language of a published text?"
        open={chosen !== undefined}
        onOpenChange={() => choose(undefined)}
        verb="Change the language"
        pending={pending}
        onConfirm={(close) => void send(chosen!).then(close)}
      >
        <p>
          Readers get it in {chosen && englishName(chosen)} at a new address at once. The address of now leads there.
        </p>
      </ConfirmDialog>
      <ProblemList problems={problems} />
    </>
  )
}
