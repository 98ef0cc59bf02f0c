import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { loadLater } from '@/components/ui/later'
import { LastAct } from '@/components/ui/last-act'
import { ProblemList } from '@/components/ui/form'
import { siteLanguages, type Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import type { JoinFormProps } from './join-form'
import { LanguageRow, SourceLine } from './source-line'
import type { EntryTranslations } from './use-translations'
import type { BesideText } from './words'

type Props = {
  translations: EntryTranslations
  language: Language
  beside?: BesideText
  onBeside: (beside: BesideText | undefined) => void
  stillWords?: string
}

const JoinForm = loadLater(() => import('./join-form').then((part) => part.JoinForm))

export function TranslationsPart({ translations, language, beside, onBeside, stillWords }: Props) {
  const { entryId, group, others, problems } = translations
  if (!entryId) return <p className="text-sm text-soft">It can be translated once something is written.</p>
  return (
    <>
      {group?.source && (
        <SourceLine
          translations={translations}
          beside={beside}
          onBeside={onBeside}
          source={group.source}
          stillWords={stillWords}
        />
      )}
      {group && (
        <ul aria-label="Languages" className="border-b border-line">
          {siteLanguages().map((rowLanguage) => (
            <LanguageRow
              key={rowLanguage}
              isThis={rowLanguage === language}
              translation={group.translations.find((translation) => translation.language === rowLanguage)}
              language={rowLanguage}
              translations={translations}
              beside={beside}
              onBeside={onBeside}
            />
          ))}
        </ul>
      )}
      <ProblemList problems={problems} />
      {group &&
        (others.length > 0 ? (
          <GroupedTranslations translations={translations} />
        ) : (
          <UngroupedText translations={translations} language={language} />
        ))}
    </>
  )
}

type PartProps = { translations: EntryTranslations }

function GroupedTranslations({ translations }: PartProps) {
  const { group, others, step, bringUpToDate, leave } = translations
  const sources = others.filter(({ entryId }) => entryId !== group?.source?.entryId)
  return (
    <details>
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-sm font-semibold text-accent">
        More
      </summary>
      <div className="flex flex-col items-start gap-2 pt-1">
        {sources.map(({ entryId, language, headId }) => (
          <Button
            key={entryId}
            small
            isPending={step === 'bring up to date'}
            onPress={() => void bringUpToDate(headId)}
          >
            Up to date with the newest {englishName(language)} text
          </Button>
        ))}
        <Button small kind="quiet" isPending={step === 'leave'} onPress={() => void leave()}>
          Remove it from these translations
        </Button>
      </div>
    </details>
  )
}

function UngroupedText({ translations, language }: PartProps & { language: Language }) {
  const { leftFrom } = translations
  const [joins, setJoins] = useState(0)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <LastAct
        message={leftFrom && 'Removed.'}
        undo={leftFrom ? () => void translations.joinTo(leftFrom) : undefined}
        verb="Put it back"
      />
      <JoinDialog key={joins} translations={translations} language={language} onJoined={() => setJoins(joins + 1)} />
    </div>
  )
}

function JoinDialog(props: JoinFormProps) {
  return (
    <Dialog
      title="Link an existing translation"
      trigger={
        <Button small kind="quiet">
          Link an existing translation…
        </Button>
      }
    >
      {(close) => <JoinForm {...props} onJoined={() => (close(), props.onJoined())} />}
    </Dialog>
  )
}
