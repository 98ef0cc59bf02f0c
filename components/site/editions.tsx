import type { Item } from '@/domain/published/item'
import type { LanguageEdition } from '@/domain/published/translations'
import { fileAddress } from '@/lib/web/file-address'
import { siteLanguages, type Language } from '@/lib/languages/languages'
import { ownName } from '@/lib/languages/language-tags'
import { messagesIn } from '@/lib/messages/messages'
import { langOf, type Frame, languageInSentence } from './frame'

type Props = { frame: Frame; item: Item; editions: LanguageEdition[] }

export function LanguageEditions({ frame, item, editions, className = 'mt-5' }: Props & { className?: string }) {
  const otherEditions = siteLanguages().flatMap((language) => {
    const path = language === item.language ? undefined : otherEdition(language, { item, editions })
    return path ? [{ language, path }] : []
  })
  if (otherEditions.length === 0) return null
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
