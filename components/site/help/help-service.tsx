import type { HelpService, HelpCountry } from '@/domain/published/help'
import type { HelpWords } from '@/db/schema'
import { directionOf } from '@/lib/languages/language-tags'
import { mainLanguage } from '@/lib/languages/languages'
import { isLongUnchecked } from '@/lib/time/long-unchecked'
import { messagesIn } from '@/lib/messages/messages'
import { langOf, pageLanguage, type Frame, splitAround, gapAfter, type Named, helpPath, termName } from '../frame'
import { DateOf, LangText } from '../parts'

type Props = { frame: Frame; service: HelpService; now: number }

export function HelpServiceEntry({ frame, service, now }: Props) {
  const words = messagesIn(frame.language).help
  const facts = [
    [words.hours, serviceWords(frame, service, 'hours')],
    [words.spoken, serviceWords(frame, service, 'spoken')],
  ] as const
  return (
    <article>
      <h2>
        <LangText {...serviceWords(frame, service, 'name')} />
      </h2>
      <p className="call">
        <CallLink frame={frame} service={service} />
      </p>
      {service.isSample && (
        <p>
          <strong>{words.sample}</strong>
        </p>
      )}
      <p>
        <LangText {...serviceWords(frame, service, 'about')} />
      </p>
      <dl>
        {facts.map(
          ([name, fact]) =>
            fact.text && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <LangText {...fact} />
                </dd>
              </div>
            ),
        )}
        {service.url && (
          <div>
            <dt>{words.web}</dt>
            <dd>
              <a href={service.url} rel="noreferrer">
                {shownAddress(service.url)}
              </a>
            </dd>
          </div>
        )}
      </dl>
      {!service.isSample && <CheckedNote frame={frame} service={service} now={now} />}
    </article>
  )
}

/** Returns a `tel:` address: the digits, with the plus before them (RFC 3966). */
function telAddress(phone: string) {
  return `tel:${phone.replace(/[^+\d]/g, '')}`
}

function shownAddress(url: string) {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/^([^/]+)\/$/, '$1')
}

/** Links to the number. An example has no number to call. */
function CallLink({ frame, service }: Omit<Props, 'now'>) {
  if (service.isSample) return messagesIn(frame.language).help.sampleNumber
  // Right to left, groups of digits would change places.
  const dir = directionOf(pageLanguage(frame)) && 'ltr'
  return (
    service.phone && (
      <a href={telAddress(service.phone)} dir={dir}>
        {service.phone}
      </a>
    )
  )
}

function CheckedNote({ frame, service, now }: Props) {
  const words = messagesIn(frame.language).help
  if (service.checkedAt === null) return <p className="meta">{words.unchecked}</p>
  const [before, after] = splitAround((date) => words.checkedOn({ date }))
  return (
    <p className="meta">
      {before}
      <DateOf at={service.checkedAt} frame={frame} />
      {after}
      {isLongUnchecked(service, now) && (
        <>
          {gapAfter(after)}
          {words.longAgo}
        </>
      )}
    </p>
  )
}

function serviceWords(frame: Frame, service: HelpService, part: keyof HelpWords): Named {
  const translated = service.words[frame.language]?.[part]
  return translated ? { text: translated } : { text: service[part], lang: langOf(frame, mainLanguage()) }
}

type HelpBesideProps = { frame: Frame; countries: HelpCountry[] }

/** Shows the first service of each country; the heading leads to all. */
export function HelpBeside({ frame, countries }: HelpBesideProps) {
  const words = messagesIn(frame.language).help
  return (
    <aside className="quiet help mt-6 mb-6" aria-label={words.help}>
      {countries.map((country) => (
        <section key={country.slug}>
          <h2 className="label">
            <InCountry frame={frame} country={country} />
          </h2>
          <ServiceBeside frame={frame} service={country.services[0]!} />
        </section>
      ))}
      {countries.length === 0 && (
        <p className="label">
          <a href={helpPath(frame)}>{words.title}</a>
        </p>
      )}
    </aside>
  )
}

function ServiceBeside({ frame, service }: { frame: Frame; service: HelpService }) {
  return (
    <p>
      <LangText {...serviceWords(frame, service, 'name')} />{' '}
      <strong>
        <CallLink frame={frame} service={service} />
      </strong>
      {service.isSample && <span className="meta block">{messagesIn(frame.language).help.sample}</span>}
    </p>
  )
}

export function HelpInSearch({ frame, countries }: HelpBesideProps) {
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
