import type { HelpCountry, HelpService } from '@/domain/published/help'
import { helpPath, type Frame } from '../frame'
import { termName } from '../named'
import { LangText } from '../parts'
import { helpWords } from '../words/help'
import { say } from '../words/say'
import { Call, serviceWords } from './help-service'

type Props = { frame: Frame; countries: HelpCountry[] }

const maxBeside = 3

export function HelpBeside({ frame, countries }: Props) {
  const words = say(frame, helpWords)
  return (
    <aside className="quiet help mt-6 mb-6" aria-label={words.help}>
      {countries.map((country) => (
        <section key={country.slug}>
          <h2 className="label">
            <InCountry frame={frame} country={country} />
          </h2>
          <ul>
            {country.services.slice(0, maxBeside).map((service) => (
              <Beside key={service.id} frame={frame} service={service} />
            ))}
          </ul>
        </section>
      ))}
      {countries.length === 0 && <AllHelp frame={frame} words={words.title} />}
      {countries.some(({ services }) => services.length > maxBeside) && <AllHelp frame={frame} words={words.all} />}
    </aside>
  )
}

function Beside({ frame, service }: { frame: Frame; service: HelpService }) {
  return (
    <li>
      <LangText {...serviceWords(frame, service, 'name')} />{' '}
      <strong>
        <Call frame={frame} service={service} />
      </strong>
      {service.isSample && <span className="meta block">{say(frame, helpWords).sample}</span>}
    </li>
  )
}

export function HelpInSearch({ frame, countries }: Props) {
  return (
    <aside className="quiet help mt-6 mb-6" aria-labelledby="in-need">
      <h2 id="in-need" className="label">
        {say(frame, helpWords).inNeed}
      </h2>
      <ul>
        {countries.map((country) => (
          <li key={country.slug}>
            <InCountry frame={frame} country={country} />
          </li>
        ))}
      </ul>
    </aside>
  )
}

function InCountry({ frame, country }: { frame: Frame; country: HelpCountry }) {
  const [before, after] = say(frame, helpWords).inCountry
  return (
    <a href={helpPath(frame, country.slug)}>
      {before}
      <LangText {...termName(frame, country)} />
      {after}
    </a>
  )
}

function AllHelp({ frame, words }: { frame: Frame; words: string }) {
  return (
    <p className="label">
      <a href={helpPath(frame)}>{words}</a>
    </p>
  )
}
