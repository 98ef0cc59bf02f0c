import type { HelpService } from '@/domain/published/help'
import type { HelpWords } from '@/db/schema'
import { mainLanguage } from '@/lib/languages/languages'
import { isLongUnchecked } from '@/lib/time/long-unchecked'
import { messagesIn } from '@/lib/messages/messages'
import { langOf, type Frame } from '../frame'
import type { Named } from '../named'
import { DateOf, LangText } from '../parts'
import { splitAround, gapAfter } from '../phrases'

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
      {service.isSample && (
        <p>
          <strong>{words.sample}</strong>
        </p>
      )}
      <p className="call">
        <CallLink frame={frame} service={service} />
      </p>
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

/** RFC 3966: the digits, with the plus before them. */
function telAddress(phone: string) {
  return `tel:${phone.replace(/[^+\d]/g, '')}`
}

function shownAddress(url: string) {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/^([^/]+)\/$/, '$1')
}

/** An example has no number to call. */
export function CallLink({ frame, service }: Omit<Props, 'now'>) {
  if (service.isSample) return messagesIn(frame.language).help.sampleNumber
  return service.phone && <a href={telAddress(service.phone)}>{service.phone}</a>
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

export function serviceWords(frame: Frame, service: HelpService, part: keyof HelpWords): Named {
  const translated = service.words[frame.language]?.[part]
  return translated ? { text: translated } : { text: service[part], lang: langOf(frame, mainLanguage()) }
}
