import Link from 'next/link'
import { stateSentence } from '@/components/admin/entry/state-words'
import { Button } from '@/components/ui/button'
import type { Translation } from '@/domain/writing/translations'
import { languageNames, type Language } from '@/lib/languages/languages'
import { type BesideText, comparisonAddress } from './words'
import type { EntryTranslations } from './use-translations'
import type { Zones } from '@/components/admin/moments/moment'

type Props = {
  language: Language
  isThis: boolean
  translation: Translation | undefined
  translations: EntryTranslations
  zones: Zones
  beside?: BesideText
  onBeside: (beside: BesideText | undefined) => void
}

export function LanguageRow({ language, isThis, translation, translations, zones, beside, onBeside }: Props) {
  const { english } = languageNames[language]
  const { begin } = translations
  return (
    <li className="border-t border-line py-2 text-sm">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="font-semibold">
          {translation?.is === 'open' && !isThis ? (
            <Link href={`/admin/entries/${translation.entryId}`} prefetch={false}>
              {english}
            </Link>
          ) : (
            english
          )}
          {isThis && <span className="font-normal text-soft"> (this text)</span>}
        </span>
        {!translation && (
          <Button small isPending={begin.waiting?.[0] === language} onPress={() => void begin.send(language)}>
            Translate into {english}…
          </Button>
        )}
        {translation?.is === 'open' && !isThis && (
          <BesideButton beside={beside} onBeside={onBeside} language={language} entryId={translation.entryId} />
        )}
      </div>
      <p className="text-soft">{wordsFor(translation, zones)}</p>
      {/* The line above already says it for this text, with its buttons. */}
      {translation?.is === 'open' && translation.behind && !(isThis && translations.group?.source) && (
        <p>
          <strong className="font-medium text-warn">Out of date.</strong>{' '}
          <Link href={comparisonAddress(translation.behind.sourceId, translation.behind)} prefetch={false}>
            What changed in {languageNames[translation.behind.sourceLanguage].english}
          </Link>
        </p>
      )}
    </li>
  )
}

function wordsFor(translation: Translation | undefined, zones: Zones) {
  if (!translation) return 'None.'
  return translation.is === 'hidden' ? 'Someone else is writing it.' : `${stateSentence(translation.state, zones)}.`
}

type BesideProps = Pick<Props, 'beside' | 'onBeside' | 'language'> & { entryId: number }

export function BesideButton({ beside, onBeside, language, entryId }: BesideProps) {
  const isShown = beside?.entryId === entryId
  return (
    <Button
      small
      kind="quiet"
      aria-pressed={isShown}
      aria-label={`Show the ${languageNames[language].english} text beside`}
      onPress={() => onBeside(isShown ? undefined : { entryId, language })}
    >
      {isShown ? 'Hide' : 'Show beside'}
    </Button>
  )
}
