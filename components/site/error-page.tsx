import { css } from './stylesheet'

/** When the page could not be made. It asks the database nothing, since that may be what failed. */
export function ErrorPage({ reference }: { reference: string }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>This page could not be made</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <main className="wrap py-14">
          <h1 className="display">This page could not be made</h1>
          <p className="standfirst mt-4">The fault is ours, and it was noted. Please try again in a moment.</p>
          <p className="meta mt-4">Reference: {reference}</p>
          <p>
            <a className="go" href="/">
              Go to the front page
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}
