import type { HelpCountry } from '@/domain/published/help'
import { messagesIn } from '@/lib/messages/messages'
import { helpPath, type Frame } from '../frame'
import { termName } from '../named'
import { LangText } from '../parts'
import { HelpDocument } from './help-document'
import { HelpServiceEntry } from './help-service'
import { splitAround } from '../phrases'

type Props = { frame: Frame; countries: HelpCountry[] }

export function HelpStart({ frame, countries }: Props) {
  const words = messagesIn(frame.language).help
  return (
    <HelpDocument frame={frame} title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <h2>{words.choose}</h2>
      <CountryLinks frame={frame} countries={countries} />
    </HelpDocument>
  )
}

export function HelpInCountry({ frame, country, countries, now }: Props & { country: HelpCountry; now: number }) {
  const words = messagesIn(frame.language).help
  const name = termName(frame, country)
  const [before, after] = splitAround((country) => words.inCountry({ country }))
  const others = countries.filter((other) => other !== country)
  return (
    <HelpDocument frame={frame} title={before + name.text + after} slug={country.slug}>
      <h1>
        {before}
        <LangText {...name} />
        {after}
      </h1>
      <p>{words.lead}</p>
      {country.services.map((service) => (
        <HelpServiceEntry key={service.id} frame={frame} service={service} now={now} />
      ))}
      {others.length > 0 && (
        <>
          <h2>{words.others}</h2>
          <CountryLinks frame={frame} countries={others} />
        </>
      )}
    </HelpDocument>
  )
}

export function NoHelpThere({ frame, countries }: Props) {
  const words = messagesIn(frame.language).help
  return (
    <HelpDocument frame={frame} title={words.none} unlisted>
      <h1>{words.none}</h1>
      <p>{words.noneLead}</p>
      <CountryLinks frame={frame} countries={countries} />
    </HelpDocument>
  )
}

function CountryLinks({ frame, countries }: Props) {
  return (
    <ul className="ways">
      {countries.map((country) => (
        <li key={country.slug}>
          <a href={helpPath(frame, country.slug)}>
            <LangText {...termName(frame, country)} />
          </a>
        </li>
      ))}
    </ul>
  )
}
