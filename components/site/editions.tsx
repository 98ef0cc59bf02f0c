import type { Item } from '@/domain/published/item'
import type { LanguageEdition } from '@/domain/published/translations'
import { fileAddress } from '@/lib/web/file-address'
import { siteLanguages, type Language } from '@/lib/languages/languages'
import { ownName } from '@/lib/languages/language-tags'
import { messagesIn } from '@/lib/messages/messages'
import { langOf, type Frame, splitAround, languageInSentence } from './frame'

type Props = { frame: Frame; item: Item; editions: LanguageEdition[] }

export function LanguageEditions({ frame, item, editions, className = 'mt-5' }: Props & { className?: string }) {
  const otherEditions = siteLanguages().flatMap((language) => {
    const path = language === item.language ? undefined : otherEdition(language, { item, editions })
    return path ? [{ language, path }] : []
  })
  // A text in another language than the interface already has links to all its languages above it.
  if (otherEditions.length === 0 || item.language !== frame.language) return null
  const { alsoIn } = messagesIn(frame.language).translations
  return (
    <nav className={`label flex flex-wrap gap-x-4 ${className}`} aria-label={alsoIn}>
      <span className="inline-block py-1 text-soft" aria-hidden>
        {alsoIn}
      </span>
      <ul className="flex flex-wrap gap-x-6">
        {otherEditions.map(({ language, path }) => (
          <li key={language}>
            <a className="inline-block py-1" href={path} hrefLang={language}>
              <bdi lang={langOf(frame, language)}>{ownName(language)}</bdi>
              <span className="out"> ({languageInSentence(language, frame)})</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function otherEdition(language: Language, { item, editions }: Omit<Props, 'frame'>) {
  const page = editions.find((edition) => edition.language === language)
  const file = item.files.find((one) => one.language === language)
  return page?.path ?? (file && fileAddress(file))
}

export function OnlyInLanguageNote({ frame, item, editions }: Props) {
  const [before, after] = splitAround((languages) => messagesIn(frame.language).translations.only({ languages }))
  const spoken = editions.map(({ language }) => languageInSentence(language, frame))
  const parts = new Intl.ListFormat(frame.language).formatToParts(spoken)
  let n = 0
  return (
    <p className="note mb-8" role="note">
      {before}
      {parts.map(({ type, value }) => {
        if (type === 'literal') return value
        const { language, path } = editions[n++]!
        return language === item.language ? (
          value
        ) : (
          <a key={language} href={path} hrefLang={language}>
            {value}
          </a>
        )
      })}
      {after}
    </p>
  )
}
