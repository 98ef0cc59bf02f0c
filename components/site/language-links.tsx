import { languageNames, type Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import type { Frame } from './frame'

type Props = {
  frame: Frame
  languages: readonly Language[]
  pathIn: (language: Language) => string
  className: string
}

export function LanguageLinks({ frame, languages, pathIn, className }: Props) {
  return (
    <nav aria-label={messagesIn(frame.language).frame.languages}>
      <ul className={className}>
        {languages.map((language) => (
          <li key={language}>
            <a
              href={pathIn(language)}
              lang={language}
              hrefLang={language}
              aria-current={language === frame.language ? 'true' : undefined}
            >
              {languageNames[language].own}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
