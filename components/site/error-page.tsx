import { pageLanguage } from './frame'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'

type Props = { reference: string; language?: Language }

/** Shows a failure without the database, which may be what failed. */
export function ErrorPage({ reference, language = mainLanguage() }: Props) {
  const words = messagesIn(language).missing
  return (
    <html lang={pageLanguage({ language })}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{words.failed}</title>
      </head>
      <body>
        <main className="wrap py-14">
          <h1 className="display">{words.failed}</h1>
          <p className="standfirst mt-4">{words.failedLead}</p>
          <p className="meta mt-4">{words.reference({ reference })}</p>
          <p>
            <a className="go" href="/">
              {words.toFront}
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}
