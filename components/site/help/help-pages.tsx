import type { HelpCountry } from '@/domain/published/help'
import { isDraft, messagesIn } from '@/lib/messages/messages'
import { pageLanguage, helpPath, type Frame, splitAround, termName, langOf, localPath, siteName } from '../frame'
import { LangText } from '../parts'
import { HelpServiceEntry } from './help-service'
import type { ReactNode } from 'react'
import { deskLanguage, siteLanguages } from '@/lib/languages/languages'
import { LanguageLinks, LeaveLink } from '../masthead'

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

type HelpDocumentProps = {
  frame: Frame
  title: string
  slug?: string
  unlisted?: boolean
  children: ReactNode
}

/** Shows only words and links with a small style, for the slowest connection. */
function HelpDocument({ frame, title, slug, unlisted, children }: HelpDocumentProps) {
  const name = siteName(frame)
  return (
    <html lang={pageLanguage(frame)} className="help">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{`${title} – ${name.text}`}</title>
        {unlisted ? (
          <meta name="robots" content="noindex" />
        ) : (
          <>
            <meta name="description" content={messagesIn(frame.language).help.lead} />
            <link rel="canonical" href={frame.origin + helpPath(frame, slug)} />
          </>
        )}
        <link rel="icon" href={frame.site.icon ? '/icon-32.png' : '/icon.svg'} />
      </head>
      <body>
        <a className="skip" href="#main">
          {messagesIn(frame.language).frame.skip}
        </a>
        <LeaveLink frame={frame} />
        {frame.banner && (
          <div role="status" lang={langOf(frame, deskLanguage)}>
            {frame.banner}
          </div>
        )}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer>
          <LanguageLinks
            frame={frame}
            languages={siteLanguages()}
            linkIn={(language) => ({ href: helpPath({ language }, slug) })}
            className="line"
          />
          <p>
            <a href={localPath(frame, '/')}>
              <LangText {...name} />
            </a>
          </p>
          {isDraft(frame.language) && <p>{messagesIn(frame.language).frame.drafted}</p>}
        </footer>
      </body>
    </html>
  )
}
