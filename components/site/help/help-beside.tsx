import type { HelpCountry, HelpService } from '@/domain/published/help'
import { messagesIn } from '@/lib/messages/messages'
import { helpPath, type Frame } from '../frame'
import { termName } from '../named'
import { LangText } from '../parts'
import { CallLink, serviceWords } from './help-service'
import { splitAround } from '../phrases'

type Props = { frame: Frame; countries: HelpCountry[] }

const maxBeside = 3

export function HelpBeside({ frame, countries }: Props) {
  const words = messagesIn(frame.language).help
  return (
    <aside className="quiet help mt-6 mb-6" aria-label={words.help}>
      {countries.map((country) => (
        <section key={country.slug}>
          <h2 className="label">
            <InCountry frame={frame} country={country} />
          </h2>
          <ul>
            {country.services.slice(0, maxBeside).map((service) => (
              <ServiceBeside key={service.id} frame={frame} service={service} />
            ))}
          </ul>
        </section>
      ))}
      {countries.length === 0 && <AllHelpLink frame={frame} words={words.title} />}
      {countries.some(({ services }) => services.length > maxBeside) && <AllHelpLink frame={frame} words={words.all} />}
    </aside>
  )
}

function ServiceBeside({ frame, service }: { frame: Frame; service: HelpService }) {
  return (
    <li>
      <LangText {...serviceWords(frame, service, 'name')} />{' '}
      <strong>
        <CallLink frame={frame} service={service} />
      </strong>
      {service.isSample && <span className="meta block">{messagesIn(frame.language).help.sample}</span>}
    </li>
  )
}

export function HelpInSearch({ frame, countries }: Props) {
  return (
    <aside className="quiet help mt-6 mb-6" aria-labelledby="in-need">
      <h2 id="in-need" className="label">
        {messagesIn(frame.language).help.inNeed}
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
  const [before, after] = splitAround((country) => messagesIn(frame.language).help.inCountry({ country }))
  return (
    <a href={helpPath(frame, country.slug)}>
      {before}
      <LangText {...termName(frame, country)} />
      {after}
    </a>
  )
}

function AllHelpLink({ frame, words }: { frame: Frame; words: string }) {
  return (
    <p className="label">
      <a href={helpPath(frame)}>{words}</a>
    </p>
  )
}
