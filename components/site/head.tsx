import { feedAddress, feedFormats } from './parts'
import { localPath, type Frame, siteName, tagline, cardOf } from './frame'
import { JsonLd, type JsonLdThing } from './json-ld'
import type { Site } from '@/domain/published/site'
import type { Language } from '@/lib/languages/languages'

export type HeadProps = {
  title?: string
  description?: string
  path?: string
  kind?: 'website' | 'article'
  image?: { path: string; width: number; height: number; alt: string }
  structured?: JsonLdThing[]
  unlisted?: boolean
  previous?: string
  next?: string
  alternates?: { language: Language | 'x-default'; path: string }[]
  feeds?: { path: string; title: string }
  described?: { name: string; content: string }[]
}

export function Head({ frame, ...page }: HeadProps & { frame: Frame }) {
  const { origin } = frame
  const name = siteName(frame).text
  const title = [page.title ?? name, page.title ? name : tagline(frame).text].filter(Boolean).join(' – ')
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>{title}</title>
      {page.description && <DescriptionMeta text={page.description} isShared={page.path !== undefined} />}
      {page.unlisted && <meta name="robots" content="noindex" />}
      {page.path && <link rel="canonical" href={origin + page.path} />}
      {page.alternates?.map(({ language, path }) => (
        <link key={language} rel="alternate" hrefLang={language} href={origin + path} />
      ))}
      {page.previous && <link rel="prev" href={origin + page.previous} />}
      {page.next && <link rel="next" href={origin + page.next} />}
      <FeedOf path={localPath(frame, '/')} title={name} />
      {page.feeds && <FeedOf path={page.feeds.path} title={`${page.feeds.title} – ${name}`} />}
      {page.title === undefined && (
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          title={name}
          href={localPath(frame, '/opensearch.xml')}
        />
      )}
      {page.described && (
        <>
          <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/" />
          <link rel="schema.DCTERMS" href="http://purl.org/dc/terms/" />
        </>
      )}
      {page.described?.map(({ name, content }, n) => (
        <meta key={n} name={name} content={content} />
      ))}
      <IconLinks site={frame.site} />
      {page.path && <OpenGraph frame={frame} {...page} />}
      {page.structured && <JsonLd things={page.structured} />}
    </head>
  )
}

/** Describes the page for search engines and, by RDFa, for link previews in the same element. */
function DescriptionMeta({ text, isShared }: { text: string; isShared: boolean }) {
  return <meta name="description" property={isShared ? 'og:description' : undefined} content={text} />
}

/** Announces one format that all programs read; the page links to the others. */
function FeedOf({ path, title }: { path: string; title: string }) {
  const { name, type } = feedFormats.atom
  return <link rel="alternate" type={type} title={`${title} (${name})`} href={feedAddress(path, 'atom')} />
}

function IconLinks({ site }: { site: Site }) {
  if (!site.icon) return <link rel="icon" href="/icon.svg" />
  return (
    <>
      <link rel="icon" href="/icon-32.png" sizes="32x32" />
      <link rel="icon" href="/icon-48.png" sizes="48x48" />
      <link rel="apple-touch-icon" href="/icon-180.png" />
      <link rel="manifest" href="/manifest.webmanifest" />
    </>
  )
}

function OpenGraph({ frame, title, path, kind = 'website', image = cardOf(frame) }: HeadProps & { frame: Frame }) {
  const { origin } = frame
  const name = siteName(frame).text
  return (
    <>
      <meta name="twitter:card" content="summary_large_image" />
      <meta property="og:title" content={title ?? name} />
      {kind !== 'website' && <meta property="og:type" content={kind} />}
      <meta property="og:url" content={origin + path} />
      {title && <meta property="og:site_name" content={name} />}
      <meta property="og:image" content={origin + image.path} />
      <meta property="og:image:width" content={String(image.width)} />
      <meta property="og:image:height" content={String(image.height)} />
      {image.alt && <meta property="og:image:alt" content={image.alt} />}
    </>
  )
}
