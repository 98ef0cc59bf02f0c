import Link from 'next/link'
import { Button } from '@/components/ui/button'
import type { Source } from '@/domain/writing/translations'
import { languageNames } from '@/lib/languages/languages'
import { BesideButton } from './language-row'
import { type BesideText, comparisonAddress } from './words'
import type { EntryTranslations } from './use-translations'

type Props = {
  translations: EntryTranslations
  source: Source
  beside?: BesideText
  onBeside: (beside: BesideText | undefined) => void
  stillWords?: string
}

export function SourceLine({ translations, source, beside, onBeside, stillWords }: Props) {
  const { group, entryId, step, bringUpToDate } = translations
  const { english } = languageNames[source.language]
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
        <BesideButton beside={beside} onBeside={onBeside} language={source.language} entryId={source.entryId} />
        {source.changed && (
          <Link href={comparisonAddress(source.entryId, source)} prefetch={false} className="px-2.5">
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
