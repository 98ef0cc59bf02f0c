import { Problems } from '@/components/ui/problems'
import { SelectField } from '@/components/ui/select-field'
import { useAsk } from '@/components/ui/use-ask'
import type { StandingVersions } from '@/domain/writing/editing'
import { languageNames, languages, type Language } from '@/lib/languages/languages'
import type { Result } from '@/lib/result'

export type LanguageChange = (language: Language) => Promise<Result<unknown>>

type Props = { standing: StandingVersions | undefined; language: Language; change: LanguageChange }

/** The language can be changed until readers could have the address, which contains it. */
export function LanguageChoice({ standing, language, change }: Props) {
  const { send, pending, problems } = useAsk(change)
  const isFixed = standing && (standing.state.is !== 'draft' || standing.pending.length > 0)
  if (isFixed)
    return (
      <p>
        {languageNames[language].english}
        {language !== 'en' && <span lang={language}> ({languageNames[language].own})</span>}
        <span className="block text-sm text-soft">
          It was published or scheduled already. Its address has the language in it, so the language stays.
        </span>
      </p>
    )
  return (
    <>
      <SelectField
        label="Language of the text"
        value={language}
        aria-busy={pending}
        onChange={(chosen) => void send(chosen)}
        options={languages.map((code) => ({
          value: code,
          label: code === 'en' ? 'English' : `${languageNames[code].english} (${languageNames[code].own})`,
        }))}
        hint="It can be changed until this is published or scheduled."
      />
      <Problems problems={problems} />
    </>
  )
}
