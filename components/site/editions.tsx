import type { Item } from '@/domain/published/item'
import type { Teaser } from '@/domain/published/posts'
import { fileAddress } from '@/lib/file-address'
import { languageNames, languages } from '@/lib/languages'
import { langOf, type Frame } from './frame'
import { languageWords } from './words/languages'
import { publicationWords } from './words/publication'
import { say } from './words/say'

type Props = { item: Item; editions: Teaser[] }

/** The languages it can be read in: pages of their own, and files beside this one. */
export function Editions({ frame, item, editions }: Props & { frame: Frame }) {
  const found = languages.filter((language) => language === item.language || elsewhere(language, { item, editions }))
  if (found.length < 2) return null
  return (
    <nav className="label mt-5" aria-label={say(frame, publicationWords).editions}>
      <ul className="flex flex-wrap gap-x-6">
        {found.map((language) => (
          <li key={language}>
            {language === item.language ? (
              <span className="inline-block py-1" aria-current="page" lang={langOf(frame, language)}>
                {languageNames[language].own}
              </span>
            ) : (
              <a
                className="inline-block py-1"
                href={elsewhere(language, { item, editions })}
                lang={langOf(frame, language)}
                hrefLang={language}
              >
                {languageNames[language].own}
                <span className="out" lang={frame.language}>
                  {' '}
                  ({say(frame, languageWords)[language]})
                </span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

function elsewhere(language: Item['language'], { item, editions }: Props) {
  const page = editions.find((edition) => edition.language === language)
  const file = item.files.find((one) => one.language === language)
  return page?.path ?? (file && fileAddress(file))
}
