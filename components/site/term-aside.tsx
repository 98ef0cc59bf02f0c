import { Fragment } from 'react'
import type { MapPlace } from '@/domain/published/places'
import type { ListedTerm, TermKind, TermPage } from '@/domain/published/terms'
import { mainLanguage } from '@/lib/languages/languages'
import { formatNumber } from '@/lib/text/numbers'
import { languageName, messagesIn } from '@/lib/messages/messages'
import { CountryMap } from './country-map'
import { FactPair } from './facts'
import type { Frame } from './frame'
import { libraryAddress } from './library-address'
import { CountText, SectionWithTitle } from './parts'

type Props = {
  frame: Frame
  kind: TermKind
  term: ListedTerm
  numbers: TermPage['numbers']
  places: MapPlace[]
}

export function TermAside({ frame, kind, term, numbers, places }: Props) {
  const words = messagesIn(frame.language).places
  return (
    <aside>
      {kind === 'country' && term.code !== null && <CountryMap frame={frame} countries={places} own={term.slug} />}
      {numbers.texts > 0 && (
        <SectionWithTitle title={words.inNumbers}>
          <TermNumbers frame={frame} numbers={numbers} />
        </SectionWithTitle>
      )}
      {numbers.publications.some(({ language }) => language !== frame.language) && (
        <SectionWithTitle title={words.publicationsByLanguage}>
          <ByLanguage frame={frame} kind={kind} term={term} numbers={numbers} />
        </SectionWithTitle>
      )}
    </aside>
  )
}

function TermNumbers({ frame, numbers: { texts, publications, since, languages } }: Pick<Props, 'frame' | 'numbers'>) {
  const words = messagesIn(frame.language).places
  const total = publications.reduce((sum, { count }) => sum + count, 0)
  const names = languages.map((language) => languageName(language, frame.language))
  return (
    <dl className="facts">
      <FactPair name={words.textsAndPublications}>{formatNumber(texts, frame.language)}</FactPair>
      <FactPair name={messagesIn(frame.language).sections.publications}>
        {total > 0 && formatNumber(total, frame.language)}
      </FactPair>
      <FactPair name={words.since}>{since}</FactPair>
      <FactPair name={words.languages}>
        {names.map((name, n) => (
          <Fragment key={name}>
            {n > 0 && messagesIn(frame.language).publication.comma}
            {name}
          </Fragment>
        ))}
      </FactPair>
    </dl>
  )
}

function ByLanguage({ frame, kind, term, numbers }: Pick<Props, 'frame' | 'kind' | 'term' | 'numbers'>) {
  return (
    <ul className="counts meta">
      {numbers.publications.map(({ language, count }) => (
        <li key={language}>
          <a
            href={libraryAddress(language === frame.language ? frame : { ...frame, language: mainLanguage() }, {
              [kind]: term.slug,
              language,
            })}
          >
            {languageName(language, frame.language)}
          </a>
          <CountText frame={frame} n={count} words={messagesIn(frame.language).lists.publications} />
        </li>
      ))}
    </ul>
  )
}
