import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { TranslationSource, Translation } from '@/domain/writing/translations'
import { type Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { type BesideText, comparisonAddress } from './words'
import { useEditorScreen } from '../screen-context'
import { stillOriginalWords } from '@/domain/content/checks/translation/still-original'
import { describeState } from '@/components/admin/entry/state-words'
import { useZones } from '@/components/admin/moments/zones'
import type { TimeZones } from '@/lib/time/time'

export function SourceLine({ source }: { source: TranslationSource }) {
  const { translations, original } = useEditorScreen()
  const { group, entryId, step, bringUpToDate } = translations
  const { still, source: shown } = original
  const stillWords = shown && still?.passages.length ? stillOriginalWords(still, shown.language) : undefined
  const english = englishName(source.language)
  const thisTranslation = group?.translations.find((one) => one.is === 'open' && one.entryId === entryId)
  const isBehind = thisTranslation?.is === 'open' && thisTranslation.behind !== undefined
  return (
    <div className={`border-l-3 pl-3 text-sm ${isBehind ? 'border-warn' : 'border-line'}`}>
      <p aria-live="polite">
        {isBehind ? (
          <>
            <strong className="font-semibold text-warn">Out of date.</strong> Readers have other words in {english} than
            were translated here.
          </>
        ) : stillWords ? (
          `Not translated yet: ${stillWords}.`
        ) : source.changed ? (
          `Translated from the ${english}, which was changed since and is not published yet.`
        ) : (
          `Translated from the ${english}, and up to date with it.`
        )}
      </p>
      <div className="mt-1 -ml-2.5 flex flex-wrap items-center gap-x-2 gap-y-1">
        <BesideButton language={source.language} entryId={source.entryId} />
        {source.changed && (
          <Link href={comparisonAddress(source.entryId, source)} className="px-2.5">
            What changed
          </Link>
        )}
      </div>
      {source.changed && (
        <Button
          small
          className="mt-1"
          isPending={step === 'bring up to date'}
          onPress={() => void bringUpToDate(source.to)}
        >
          Up to date with the newest {english} text
        </Button>
      )}
    </div>
  )
}

type LanguageRowProps = { language: Language; translation: Translation | undefined }

export function LanguageRow({ language, translation }: LanguageRowProps) {
  const { translations, language: ownLanguage } = useEditorScreen()
  const isThis = language === ownLanguage
  const english = englishName(language)
  const { begin } = translations
  return (
    <li className="border-t border-line py-2 text-sm">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="font-semibold">
          {translation?.is === 'open' && !isThis ? (
            <Link href={`/admin/entries/${translation.entryId}`}>{english}</Link>
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
        {translation?.is === 'open' && !isThis && <BesideButton language={language} entryId={translation.entryId} />}
      </div>
      <p className="text-soft">{translationStateWords(translation, useZones())}</p>
      {/* The line above already says it for this text, with its buttons. */}
      {translation?.is === 'open' && translation.behind && !(isThis && translations.group?.source) && (
        <p>
          <strong className="font-medium text-warn">Out of date.</strong>{' '}
          <Link href={comparisonAddress(translation.behind.sourceId, translation.behind)}>
            What changed in {englishName(translation.behind.sourceLanguage)}
          </Link>
        </p>
      )}
    </li>
  )
}

function translationStateWords(translation: Translation | undefined, zones: TimeZones) {
  if (!translation) return 'None.'
  return translation.is === 'hidden' ? 'Someone else is writing it.' : `${describeState(translation.state, zones)}.`
}

function BesideButton({ language, entryId }: BesideText) {
  const { beside, setChosenText } = useEditorScreen().sidePanel
  const isShown = beside?.entryId === entryId
  return (
    <Button
      small
      kind="quiet"
      aria-pressed={isShown}
      aria-label={`Show the ${englishName(language)} text beside`}
      onPress={() => setChosenText(isShown ? undefined : { entryId, language })}
    >
      {isShown ? 'Hide' : 'Show beside'}
    </Button>
  )
}
