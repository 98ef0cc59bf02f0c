import { Fragment } from 'react'
import type { MapPlace } from '@/domain/published/places'
import type { Term, TermKind, TermPage } from '@/domain/published/terms'
import { mainLanguage } from '@/lib/languages/languages'
import { formatNumber } from '@/lib/text/numbers'
import { messagesIn } from '@/lib/messages/messages'
import { CountryMap } from './country-map'
import { Fact } from './facts'
import type { Frame } from './frame'
import { libraryAddress } from './library-address'
import { Count, Section } from './parts'

type Props = {
  frame: Frame
  kind: TermKind
  term: Term
  numbers: TermPage['numbers']
  places: MapPlace[]
}

export function TermAside({ frame, kind, term, numbers, places }: Props) {
  const words = messagesIn(frame.language).places
  return (
    <aside>
      {kind === 'country' && term.code !== null && <CountryMap frame={frame} countries={places} own={term.slug} />}
      {numbers.texts > 0 && (
        <Section title={words.inNumbers}>
          <Numbers frame={frame} numbers={numbers} />
        </Section>
      )}
      {numbers.publications.some(({ language }) => language !== frame.language) && (
        <Section title={words.publicationsByLanguage}>
          <ByLanguage frame={frame} kind={kind} term={term} numbers={numbers} />
        </Section>
      )}
    </aside>
  )
}

function Numbers({ frame, numbers: { texts, publications, since, languages } }: Pick<Props, 'frame' | 'numbers'>) {
  const words = messagesIn(frame.language).places
  const total = publications.reduce((sum, { count }) => sum + count, 0)
  const names = languages.map((language) => messagesIn(frame.language).languages[language])
  return (
    <dl className="facts">
      <Fact name={words.textsAndPublications}>{formatNumber(texts, frame.language)}</Fact>
      <Fact name={messagesIn(frame.language).sections.publications}>
        {total > 0 && formatNumber(total, frame.language)}
      </Fact>
      <Fact name={words.since}>{since}</Fact>
      <Fact name={words.languages}>
        {names.map((name, n) => (
          <Fragment key={name}>
            {n > 0 && messagesIn(frame.language).publication.comma}
            {name}
          </Fragment>
        ))}
      </Fact>
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
            {messagesIn(frame.language).languages[language]}
          </a>
          <Count frame={frame} n={count} words={messagesIn(frame.language).lists.publications} />
        </li>
      ))}
    </ul>
  )
}
